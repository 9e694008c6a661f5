// The table of invariants, in the order of the enum.
#include "model/invariants.hpp"

namespace model {
namespace {

using enum InvariantKind;

constexpr std::string_view rds_guide = "Aurora guide: password management with Secrets Manager";
constexpr std::string_view rds_api = "RDS API: ModifyDBCluster, CreateDBCluster";
constexpr std::string_view sm_guide = "Secrets Manager guide: versions, rotation";
constexpr std::string_view sm_api = "Secrets Manager API";
constexpr std::string_view kms_guide = "KMS guide: key states";
constexpr std::string_view iam_guide = "IAM User Guide: policy evaluation logic";
constexpr std::string_view inferred = "inferred from the rotation protocol";

constexpr std::array<InvariantRow, invariant_count> invariant_rows_by_id{{
    {"I01", "one-secret-per-managed-cluster", state,
     "A managed cluster has exactly one live secret, which names it as its cluster.", rds_guide},
    {"I02", "secret-dies-with-cluster", timed,
     "Once a cluster is gone, its secret is gone within the time that a purge may take.", rds_guide},
    {"I03", "no-orphan-secret", state, "A live secret of RDS has a cluster that exists, or is marked as orphaned.",
     rds_guide},
    {"I04", "off-deletes-secret", timed, "Turning management off ends with the secret deleted and no MasterUserSecret.",
     rds_api},
    {"I05", "off-needs-password", step, "Turning management off is accepted only together with a new password.",
     rds_api},
    {"I06", "on-forbids-password", step, "Management and a password are never accepted in one request.", rds_api},
    {"I07", "no-manual-password-while-managed", step,
     "A managed cluster accepts no password, unless management is turned off with it.", rds_api},
    {"I08", "rotate-needs-immediate", step, "A rotation on request is accepted only with ApplyImmediately.", rds_guide},
    {"I09", "rotate-needs-managed", step, "A rotation on request is accepted only where management is on.", rds_api},
    {"I10", "rotate-needs-permission", step,
     "A rotation on request is accepted only from callers who may do secretsmanager:RotateSecret.", rds_guide},
    {"I11", "enable-needs-permissions", step,
     "Management is turned on only by callers who may do secretsmanager:CreateSecret and secretsmanager:TagResource.",
     rds_guide},
    {"I12", "rejected-call-no-effect", step, "A refused call changes nothing and schedules nothing.", inferred},
    {"I13", "kms-key-immutable", step, "The key of a managed secret never changes.", rds_guide},
    {"I14", "key-param-only-on-enable", step,
     "MasterUserSecretKmsKeyId is accepted only in a request that has ManageMasterUserPassword.", rds_api},
    {"I15", "alias-resolved-once", step, "Creating, moving or deleting an alias never changes a secret's key.",
     inferred},
    {"I16", "exactly-one-current", state, "A managed secret has AWSCURRENT on one of its own versions.", sm_guide},
    {"I17", "label-uniqueness", step, "A staging label is on at most one version of its secret.", sm_api},
    {"I18", "previous-follows-current", step, "When AWSCURRENT moves, AWSPREVIOUS is on the version that it left.",
     sm_api},
    {"I19", "versions-immutable", step, "The value of a version never changes.", sm_api},
    {"I20", "pending-only-in-rotation", state,
     "AWSPENDING is on another version than AWSCURRENT only while rotating, or after a rotation that failed.", sm_api},
    {"I21", "active-means-in-sync", state,
     "An active secret's AWSCURRENT logs in, where the cluster is available and its writer up.", rds_guide},
    {"I22", "some-version-always-works", state,
     "The database's password is always that of AWSCURRENT or of AWSPENDING.", inferred},
    {"I23", "gap-only-while-rotating", state,
     "AWSCURRENT differs from the database's password only while the secret is rotating or impaired.", inferred},
    {"I24", "gap-bounded", timed,
     "A rotation without fault keeps AWSCURRENT from logging in no longer than the longest waits allow.",
     "Secrets Manager guide: managed rotation takes under a minute"},
    {"I25", "set-before-promote", step, "AWSCURRENT moves only in a rotation that has set the password before.",
     "observed on the real service"},
    {"I26", "promote-only-after-set", step,
     "When AWSCURRENT moves to a version, the database has that version's password.", inferred},
    {"I27", "connections-survive-rotation", step,
     "A connection ends when its client ends it or the database stops to accept connections, never by a rotation.",
     "Secrets Manager guide: rotation strategies"},
    {"I29", "fresh-password", step, "A new version's password is that of no version still kept.", inferred},
    {"I30", "username-stable", step, "The user name of a cluster never changes.", inferred},
    {"I31", "impaired-sticky", step, "An impaired secret becomes active only through a rotation that succeeds.",
     rds_guide},
    {"I32", "impaired-exit-set", step, "From impaired a secret becomes rotating, or goes.", rds_guide},
    {"I33", "toggle-gives-new-identity", timed,
     "Off and on again gives a secret with another identity, another password and the default schedule.", rds_api},
    {"I34", "failed-create-phase-harmless", timed,
     "A rotation that fails before it set the password leaves the password and AWSCURRENT as they were.", inferred},
    {"I35", "disabled-key-freezes-password", step, "No new version is made under a key that cannot be used.",
     kms_guide},
    {"I36", "unreadable-under-dead-key", step, "No value is read while its key is not Enabled, once that is visible.",
     kms_guide},
    {"I37", "metadata-needs-no-key", step, "Describing, tagging and the like are never refused because of a key.",
     sm_api},
    {"I38", "cancel-deletion-lands-disabled", step, "CancelKeyDeletion leaves the key Disabled.", kms_guide},
    {"I39", "key-window", step, "A key is deleted 7 to 30 days after it was scheduled, never before its date.",
     kms_guide},
    {"I40", "deleted-key-is-forever", step, "A version under a deleted key is never read again.", kms_guide},
    {"I41", "material-rotation-invisible", step,
     "Rotating a key's material changes neither its state nor the key of any secret.", "KMS guide: rotating keys"},
    {"I42", "grants-only-allow", step, "A new grant changes no other grant, and no key.", "KMS guide: grants"},
    {"I43", "explicit-deny-wins", step, "No call is accepted that a Deny of the caller's own policies applies to.",
     iam_guide},
    {"I44", "slr-untouchable", step, "No call of IAM changes the service-linked role.", "IAM API: UnmodifiableEntity"},
    {"I45", "user-policy-cannot-impair", step,
     "What services do on their own is never decided by boundaries and service control policies of users.", iam_guide},
    {"I49", "no-unsupported-topology", state,
     "No managed cluster is Serverless v1, in a global database, a cross-Region Aurora MySQL replica or in a "
     "blue/green deployment.",
     rds_guide},
    {"I50", "restore-is-unmanaged", step,
     "A restored cluster begins without a managed secret, with the password of the moment that it is restored to.",
     "RDS API: RestoreDBClusterFromSnapshot, RestoreDBClusterToPointInTime"},
    {"I51", "delete-guard", step,
     "DeleteDBCluster is accepted only of a cluster that is not stopped, without members and protection, and with "
     "exactly one word on the snapshot.",
     "RDS API: DeleteDBCluster"},
    {"I52", "stop-bound", timed, "A cluster is stopped for seven days and a little at most.",
     "Aurora guide: stopping and starting a cluster"},
    {"I53", "recoverable-bound", timed,
     "A cluster that lost the key of its storage waits for it for seven days at most.",
     "Aurora guide: encrypting Aurora resources"},
    {"I54", "no-modify-when-unavailable", step, "ModifyDBCluster is accepted only while the cluster is available.",
     "observed on the real service"},
    {"I55", "mutual-exclusion", timed, "At most one rotation of a secret is under way.",
     "Secrets Manager API: RotateSecret"},
    {"I56", "schedule-honoured", timed,
     "A scheduled rotation that succeeds at its first attempt does so within its window.", rds_guide},
    {"I57", "window-containment", step, "A scheduled rotation starts inside its window, which lies in one UTC day.",
     "Secrets Manager API: RotationRulesType"},
    {"I58", "min-interval", timed,
     "The windows of two scheduled rotations that follow each other, by the same rules, open four hours apart or more, "
     "or are one, opened again.",
     "Secrets Manager API: RotationRulesType"},
    {"I59", "next-date-is-bound", step,
     "A scheduled rotation of an active secret starts no later than its NextRotationDate.",
     "Secrets Manager API: DescribeSecret"},
    {"I60", "owned-secret-protected", step, "A user can neither delete nor write a secret that RDS owns.", sm_api},
    {"I61", "aws-tags-immutable", step, "No call changes tags that begin with aws:.", sm_api},
    {"I62", "version-retention", step, "No version with a label or younger than a day is purged.", sm_guide},
    {"I63", "audit-complete", step, "Every call, fault and login of the script leaves exactly one record of its own.",
     "Secrets Manager guide: CloudTrail"},
    {"I64", "started-is-closed", timed,
     "Every RotationStarted is followed by exactly one of RotationSucceeded, RotationFailed, RotationAbandoned.",
     "Secrets Manager guide: CloudTrail"},
    {"I66", "cache-staleness-bound", state, "A client never uses a value older than its cache's time to live.",
     "Secrets Manager guide: caching"},
    {"I67", "convergence", timed,
     "Once AWSCURRENT opens the database again, no client is refused for its password when its value has expired.",
     inferred},
    {"I68", "billing-monotone", state,
     "A secret costs exactly as long as it exists and is not scheduled for deletion; a customer's key likewise.",
     "Secrets Manager guide: pricing"},
    {"I69", "conservation-of-time", timed, "Time never goes back.", "the engine"},
    {"I70", "describe-is-pure", step, "A call that only reads changes nothing, a key made on first use aside.", sm_api},
}};
static_assert(invariant_rows_by_id.back().id == "I70");

}  // namespace

const InvariantRow& invariant_row(Invariant invariant) {
  return invariant_rows_by_id[static_cast<std::size_t>(invariant)];
}

std::optional<Invariant> find_invariant(std::string_view text) {
  for (std::size_t i = 0; i < invariant_rows_by_id.size(); ++i) {
    if (invariant_rows_by_id[i].id == text || invariant_rows_by_id[i].name == text) {
      return static_cast<Invariant>(i);
    }
  }
  return std::nullopt;
}

std::string_view kind_text(InvariantKind kind) {
  static constexpr std::array<std::string_view, 3> names{"state", "step", "timed"};
  return names[static_cast<std::size_t>(kind)];
}

}  // namespace model
