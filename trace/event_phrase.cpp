// The words for each kind of event.
#include "trace/event_phrase.hpp"

#include <array>
#include <cctype>
#include <nlohmann/json.hpp>
#include <utility>

#include "model/actions.hpp"

namespace trace {
namespace {

struct Phrase {
  model::Action action;
  std::string_view text;  // {} is the resource that the event is about
};
constexpr std::array<Phrase, 45> phrases{{
    {model::Action::RotationStarted, "a rotation started (RotationStarted)"},
    {model::Action::RotationSucceeded, "the rotation succeeded (RotationSucceeded)"},
    {model::Action::RotationFailed, "the rotation failed (RotationFailed)"},
    {model::Action::RotationAbandoned, "the rotation was abandoned (RotationAbandoned)"},
    {model::Action::RotationDeferred, "a rotation was due and had to wait"},
    {model::Action::RotationRetried, "the rotation was tried again"},
    {model::Action::StepFailed, "a step of the rotation failed"},
    {model::Action::PasswordSet, "the database took the new password"},
    {model::Action::PasswordTested, "the new password was tested"},
    {model::Action::SecretStored, "the secret was stored"},
    {model::Action::ChangeVisible, "the change of {} became visible"},
    {model::Action::AccessProbed, "RDS looked whether it can reach the secret"},
    {model::Action::StatusChanged, "{} finished what it was doing"},
    {model::Action::ClusterCreated, "{} was created (RDS-EVENT-0170)"},
    {model::Action::ClusterDeleted, "{} was deleted (RDS-EVENT-0171)"},
    {model::Action::MasterCredentialsReset, "the master password was reset (RDS-EVENT-0016)"},
    {model::Action::MasterCredentialsFailed, "the master password could not be reset (RDS-EVENT-0067)"},
    {model::Action::ClusterStopped, "{} stopped (RDS-EVENT-0150)"},
    {model::Action::ClusterStarted, "{} was started (RDS-EVENT-0151)"},
    {model::Action::ClusterStopFailed, "{} could not be stopped (RDS-EVENT-0152)"},
    {model::Action::ClusterAutoStarted, "{} was stopped for seven days and is started again (RDS-EVENT-0153)"},
    {model::Action::ClusterRenamed, "{} got another name (RDS-EVENT-0172)"},
    {model::Action::ClusterUpgraded, "{} runs another version of its engine (RDS-EVENT-0173)"},
    {model::Action::FailoverStarted, "a failover of {} started (RDS-EVENT-0073)"},
    {model::Action::FailoverCompleted, "the failover of {} was completed (RDS-EVENT-0071)"},
    {model::Action::FailoverFailed, "the failover of {} failed (RDS-EVENT-0069)"},
    {model::Action::InstanceRestarted, "{} was restarted (RDS-EVENT-0006)"},
    {model::Action::SnapshotStarted, "the snapshot {} was begun (RDS-EVENT-0074)"},
    {model::Action::SnapshotCreated, "the snapshot {} was taken (RDS-EVENT-0075)"},
    {model::Action::StorageKeyLost, "RDS found that it cannot use the key of the storage of {}"},
    {model::Action::MaintenanceStarted, "what was pending for {} began"},
    {model::Action::ClientStarted, "the client {} started"},
    {model::Action::ClientStopped, "the client {} stopped"},
    {model::Action::FaultEnded, "a fault ended"},
    {model::Action::PrincipalDefined, "the scenario's principals have {}"},
    // What services call, when it succeeds.
    {model::Action::GetRandomPassword, "RDS asked for a new password (GetRandomPassword)"},
    {model::Action::PutSecretValue, "RDS stored a new version (PutSecretValue)"},
    {model::Action::UpdateSecretVersionStage, "the labels moved to the new version (UpdateSecretVersionStage)"},
    {model::Action::CreateSecret, "RDS created the secret (CreateSecret)"},
    {model::Action::DeleteSecret, "RDS deleted the secret (DeleteSecret)"},
    {model::Action::CreateGrant, "RDS took a grant (CreateGrant)"},
    {model::Action::RetireGrant, "RDS retired its grant (RetireGrant)"},
    {model::Action::StartSecretVersionDelete, "the deletion of the secret began (StartSecretVersionDelete)"},
    {model::Action::EndSecretVersionDelete, "the secret was purged (EndSecretVersionDelete)"},
    {model::Action::DeleteKey, "the key was deleted (DeleteKey)"},
}};

bool is(const EventRecord& event, model::Action action) { return event.name == model::action_row(action).name; }

// {"impair":"orders","by":"grant"} -> impair: orders, by: grant: as the scenario says it.
std::string fault_text(const std::string& request) {
  const auto json = nlohmann::ordered_json::parse(request, nullptr, false);
  if (!json.is_object()) {
    return request;
  }
  std::string text;
  for (const auto& [name, value] : json.items()) {
    text += (text.empty() ? "" : ", ") + name + ": " + (value.is_string() ? value.get<std::string>() : value.dump());
  }
  return text;
}

std::string with_resource(std::string_view phrase, const EventRecord& event) {
  std::string text(phrase);
  if (const std::size_t place = text.find("{}"); place != std::string::npos) {
    text.replace(place, 2, event.resource.empty() ? "it" : short_name(event.resource));
  }
  return text;
}

}  // namespace

std::string error_text(const EventRecord& event) {
  return event.message.empty() ? event.error : event.error + ": " + event.message;
}

std::string short_name(std::string_view name) {
  // The first group of a UUID, or of any run of 32 hexadecimal digits and hyphens, tells enough.
  std::size_t run = 0;
  for (std::size_t i = 0; i <= name.size(); ++i) {
    const bool digit = i < name.size() && (std::isxdigit(static_cast<unsigned char>(name[i])) != 0 || name[i] == '-') &&
                       !(run == 0 && name[i] == '-');
    if (digit) {
      ++run;
    } else if (run >= 32) {
      return std::string(name.substr(0, i - run + 8)) + "…" + short_name(name.substr(i));
    } else {
      run = 0;
    }
  }
  return std::string(name);
}

std::string event_phrase(const EventRecord& event) {
  const std::string refused = event.error.empty() ? "" : " was refused (" + error_text(event) + ")";
  if (!event.command.empty()) {
    return "`" + event.command + "` by " + event.principal + refused;
  }
  if (is(event, model::Action::Fault)) {
    return event.request.empty() ? "a fault" : "the fault `" + fault_text(event.request) + "`";
  }
  if (is(event, model::Action::AccessProbed) && !event.error.empty()) {
    return "RDS could not reach the secret (" + error_text(event) + ")";
  }
  if (is(event, model::Action::Login)) {
    const std::string who = event.resource.empty() ? "a client" : event.resource;
    return event.error.empty() ? who + " logged in" : "a login of " + who + " failed (" + error_text(event) + ")";
  }
  const bool operation_refused = event.kind == "service" && !refused.empty();
  for (const auto& [action, phrase] : phrases) {
    if (is(event, action) && !operation_refused) {
      return with_resource(phrase, event) + (event.error.empty() ? "" : " (" + error_text(event) + ")");
    }
  }
  return refused.empty() ? "a service called " + event.name : event.name + refused;
}

}  // namespace trace
