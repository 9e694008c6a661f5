// Mutants that answer calls wrongly.
#include "tests/model/mutants.hpp"

namespace tests {

using namespace model;

namespace {

// What should be refused for this reason is accepted, without any effect.
Sabotage accepts(Refusal refusal) {
  return [refusal](Mutation& mutation) {
    if (mutation.event.owner == sim::script && mutation.answer().refusal == refusal) {
      mutation.answer().refusal = Refusal::none;
    }
  };
}

void modify_deletes_before_it_validates(Mutation& mutation) {
  if (mutation.called(Action::ModifyDBCluster) && mutation.answer().refusal != Refusal::none) {
    mutation.step.remove(Mutation::cluster);
  }
}

void refused_call_uses_the_key(Mutation& mutation) {
  if (mutation.called(Action::CreateDBCluster) && mutation.answer().refusal != Refusal::none) {
    Key key;
    key.manager = KeyManager::AWS;
    mutation.step.create(key);
  }
}

void key_is_changed(Mutation& mutation) {
  if (mutation.answer().refusal == Refusal::key_of_managed_fixed) {
    mutation.answer().refusal = Refusal::none;
    mutation.step.change<&Secret::key>(Mutation::secret, KeyRow(1));
  }
}

void alias_is_followed(Mutation& mutation) {
  if (mutation.called(Action::UpdateAlias)) {
    mutation.step.change<&Secret::key>(Mutation::secret, mutation.world.aliases[0].key);
  }
}

void describe_needs_the_key(Mutation& mutation) {
  if (mutation.called(Action::DescribeSecret) && mutation.world.keys[0].visible_state != KeyState::Enabled) {
    mutation.answer().refusal = Refusal::decryption_failure;
  }
}

void read_is_stamped_as_rotation(Mutation& mutation) {
  if (mutation.called(Action::DescribeSecret)) {
    mutation.step.change<&Secret::last_rotated>(Mutation::secret, mutation.step.now);
  }
}

void reads_are_not_recorded(Mutation& mutation) {
  if (mutation.called(Action::DescribeSecret)) {
    mutation.effects.clear();
  }
}

void calls_are_recorded_twice(Mutation& mutation) {
  if (mutation.called(Action::TagResource)) {
    mutation.step.uncaused(NoteKind::call, Action::TagResource, Mutation::secret.id());
  }
}

void global_takes_managed_sources(Mutation& mutation) {
  if (mutation.answer().refusal == Refusal::global_source_managed) {
    mutation.answer().refusal = Refusal::none;
    mutation.step.change<&Cluster::global_cluster>(Mutation::cluster, mutation.step.create(GlobalCluster{}));
  }
}

void restored_takes_the_password_of_now(Mutation& mutation) {
  const bool restores =
      mutation.called(Action::RestoreDBClusterFromSnapshot) || mutation.called(Action::RestoreDBClusterToPointInTime);
  if (restores && mutation.answer().refusal == Refusal::none) {
    mutation.step.change<&Cluster::password>(ClusterRow(1), mutation.world[Mutation::cluster].password);
  }
}

void restored_shares_the_secret(Mutation& mutation) {
  if (mutation.called(Action::RestoreDBClusterFromSnapshot) && mutation.answer().refusal == Refusal::none) {
    mutation.step.change<&Cluster::secret>(ClusterRow(1), Mutation::secret);
  }
}

void username_follows_the_region(Mutation& mutation) {
  if (mutation.called(Action::ModifyDBCluster)) {
    mutation.step.change<&Cluster::username>(Mutation::cluster, mutation.step.setting.region);
  }
}

void rotation_is_bounded(Mutation& mutation) {
  for (std::size_t i = 0; i < mutation.effects.notes().size(); ++i) {
    Note& note = mutation.effects.note(static_cast<std::uint16_t>(i));
    if (note.action == Action::PutSecretValue) {
      note.decision = {PolicyId::none, 0, Action::PutSecretValue, Verdict::implicit_deny, Layer::boundary, 0};
    }
  }
}

}  // namespace

std::vector<Mutant> mutants_of_calls() {
  const std::string snapshot_and_rotation =
      with_provided_key + "create-db-cluster-snapshot last\n wait 3h\n modify-db-cluster orders rotate now\n wait 3m\n";
  const std::string unmanaged = "create-db-cluster orders password=Secret-99\n wait 30m\n";
  return {
      {"management ends without a new password", Invariant::off_needs_password,
       with_provided_key + "?modify-db-cluster orders manage=false", accepts(Refusal::off_without_password)},
      {"a cluster is created with both a password and management", Invariant::on_forbids_password,
       "?create-db-cluster orders manage password=Secret-99", accepts(Refusal::manage_with_password)},
      {"management is turned on with a password", Invariant::on_forbids_password,
       unmanaged + "?modify-db-cluster orders manage password=Secret-99", accepts(Refusal::manage_with_password)},
      {"a password is taken beside the managed one", Invariant::no_manual_password_while_managed,
       with_provided_key + "?modify-db-cluster orders password=Secret-99", accepts(Refusal::password_while_managed)},
      {"a rotation needs no ApplyImmediately", Invariant::rotate_needs_immediate,
       with_provided_key + "?modify-db-cluster orders rotate", accepts(Refusal::rotate_not_immediate)},
      {"a password that is not managed is rotated", Invariant::rotate_needs_managed,
       unmanaged + "?modify-db-cluster orders rotate now", accepts(Refusal::rotate_unmanaged)},
      {"a rotation needs no right to rotate", Invariant::rotate_needs_permission,
       with_provided_key + "?modify-db-cluster orders rotate now as=dba", accepts(Refusal::access_denied_rds)},
      {"management needs no right to make a secret", Invariant::enable_needs_permissions,
       "?create-db-cluster orders manage as=dba", accepts(Refusal::access_denied_rds)},
      {"an Allow makes up for a Deny", Invariant::explicit_deny_wins,
       with_provided_key + "define 0\n define 1 policy=deny-rds\n ?rotate-secret S0 as=dba",
       accepts(Refusal::access_denied_json)},
      {"a user gives the service-linked role a policy", Invariant::slr_untouchable,
       "?put-role-policy AWSServiceRoleForRDS policy=root", accepts(Refusal::iam_unmodifiable)},
      {"a boundary binds what RDS does", Invariant::user_policy_cannot_impair,
       with_provided_key + "rotate-secret S0\n wait 5m", rotation_is_bounded},
      {"a modification takes the cluster out before it validates", Invariant::rejected_call_no_effect,
       with_provided_key + "?modify-db-cluster orders manage=false", modify_deletes_before_it_validates},
      {"a refused creation leaves the key that it would have used", Invariant::rejected_call_no_effect,
       "?create-db-cluster orders manage password=Secret-99", refused_call_uses_the_key},
      {"another key is accepted for a managed secret", Invariant::kms_key_immutable,
       with_customer_key + "create-key\n ?modify-db-cluster orders manage key=K1", key_is_changed},
      {"a key for the secret is accepted without management", Invariant::key_param_only_on_enable,
       with_customer_key + "?modify-db-cluster orders key=K0", accepts(Refusal::key_without_manage)},
      {"a cluster is created with a key and without management", Invariant::key_param_only_on_enable,
       "create-key\n ?create-db-cluster orders password=Secret-99 key=K0", accepts(Refusal::key_without_manage)},
      {"the secret follows the alias of its key", Invariant::alias_resolved_once,
       with_customer_key + "create-key\n update-alias alias/app key=K1", alias_is_followed},
      {"a modification changes the user name", Invariant::username_stable,
       with_provided_key + "modify-db-cluster orders protected", username_follows_the_region},
      {"describing a secret needs its key", Invariant::metadata_needs_no_key,
       with_customer_key + "disable-key K0\n wait 10m\n describe-secret S0", describe_needs_the_key},
      {"a managed cluster starts a global database", Invariant::no_unsupported_topology,
       with_provided_key + "?create-global-cluster planet source=orders", global_takes_managed_sources},
      {"a restored snapshot has the password of now", Invariant::restore_is_unmanaged,
       snapshot_and_rotation + "restore-db-cluster-from-snapshot copy snapshot=last",
       restored_takes_the_password_of_now},
      {"a restored cluster shares the secret of its source", Invariant::restore_is_unmanaged,
       snapshot_and_rotation + "restore-db-cluster-from-snapshot copy snapshot=last", restored_shares_the_secret},
      {"a point in time has the password of now", Invariant::restore_is_unmanaged,
       snapshot_and_rotation + "restore-db-cluster-to-point-in-time copy source=orders latest",
       restored_takes_the_password_of_now},
      {"a stopped cluster is deleted", Invariant::delete_guard,
       "create-db-cluster orders manage\n wait 30m\n stop-db-cluster orders\n wait 1h\n ?delete-db-cluster orders skip",
       accepts(Refusal::cluster_not_available)},
      {"deletion protection is overlooked", Invariant::delete_guard,
       "create-db-cluster orders manage protected\n wait 30m\n ?delete-db-cluster orders skip",
       accepts(Refusal::deletion_protected)},
      {"members do not hinder a deletion", Invariant::delete_guard,
       with_provided_key + "?delete-db-cluster orders skip", accepts(Refusal::cluster_has_members)},
      {"a deletion says nothing of a snapshot", Invariant::delete_guard,
       "create-db-cluster orders manage\n wait 30m\n ?delete-db-cluster orders",
       accepts(Refusal::final_snapshot_missing)},
      {"a cluster is modified while it is modified", Invariant::no_modify_when_unavailable,
       with_provided_key + "modify-db-cluster orders backups\n ?modify-db-cluster orders protected",
       accepts(Refusal::cluster_not_available)},
      {"a user writes the value of an owned secret", Invariant::owned_secret_protected,
       with_provided_key + "?put-secret-value S0", accepts(Refusal::secret_owned)},
      {"a user deletes an owned secret", Invariant::owned_secret_protected, with_provided_key + "?delete-secret S0",
       accepts(Refusal::secret_owned)},
      {"a user writes a tag of AWS", Invariant::aws_tags_immutable,
       with_provided_key + "?tag-resource S0 tag=aws:rds:primaryDBClusterArn", accepts(Refusal::tag_reserved)},
      {"a user removes a tag of AWS", Invariant::aws_tags_immutable,
       with_provided_key + "?untag-resource S0 tag=aws:rds:primaryDBClusterArn", accepts(Refusal::tag_reserved)},
      {"a call leaves no record", Invariant::audit_complete, with_provided_key + "describe-secret S0",
       reads_are_not_recorded},
      {"a call leaves two records", Invariant::audit_complete, with_provided_key + "tag-resource S0",
       calls_are_recorded_twice},
      {"describing a secret marks it as rotated", Invariant::describe_is_pure, with_provided_key + "describe-secret S0",
       read_is_stamped_as_rotation},
  };
}

}  // namespace tests
