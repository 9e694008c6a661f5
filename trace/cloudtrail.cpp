// Events of the trace to records of CloudTrail.
#include "trace/cloudtrail.hpp"

#include <fmt/format.h>

#include <array>
#include <cctype>
#include <chrono>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <utility>
#include <vector>

#include "model/actions.hpp"
#include "sim/hash.hpp"

namespace trace {
namespace {

using Json = nlohmann::ordered_json;

// What a service does by itself and CloudTrail records as AwsServiceEvent.
constexpr std::array<std::string_view, 12> service_events{
    "RotationStarted",        "RotationSucceeded",         "RotationFailed",     "RotationAbandoned",
    "TestRotationStarted",    "TestRotationSucceeded",     "TestRotationFailed", "StartSecretVersionDelete",
    "EndSecretVersionDelete", "CancelSecretVersionDelete", "DeleteKey",          "RotateKey"};

bool is_service_event(std::string_view name) {
  return std::find(service_events.begin(), service_events.end(), name) != service_events.end();
}

bool is_read_only(std::string_view source, std::string_view name) {
  static const std::map<std::pair<std::string_view, std::string_view>, bool> rows = [] {
    std::map<std::pair<std::string_view, std::string_view>, bool> made;
    for (std::size_t i = 0; i < model::action_count; ++i) {
      const model::ActionRow& row = model::action_row(static_cast<model::Action>(i));
      made.emplace(std::pair(model::source_text(row.source), row.name), row.read_only);
    }
    return made;
  }();
  const auto found = rows.find({source, name});
  const bool crypto = name == "Decrypt" || name == "Encrypt" || name.starts_with("GenerateDataKey");
  return crypto || name == "GetRandomPassword" || (found != rows.end() && found->second);
}

// dBClusterIdentifier for DBClusterIdentifier, arn for ARN, as CloudTrail spells members.
std::string member_text(const std::string& name) {
  if (name == "ARN") {
    return "arn";
  }
  std::string text = name;
  text[0] = static_cast<char>(std::tolower(static_cast<unsigned char>(text[0])));
  return text;
}

Json with_members(const Json& json) {
  if (json.is_array()) {
    Json made = Json::array();
    for (const Json& one : json) {
      made.push_back(with_members(one));
    }
    return made;
  }
  if (!json.is_object()) {
    return json;
  }
  Json made = Json::object();
  for (const auto& [name, value] : json.items()) {
    made[name.empty() ? name : member_text(name)] = with_members(value);
  }
  return made;
}

std::string utc_text(sim::Time time) {
  using namespace std::chrono;
  const auto whole = floor<seconds>(time);
  const auto day = floor<days>(whole);
  const year_month_day date(day);
  const hh_mm_ss clock(whole - day);
  return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z", static_cast<int>(date.year()),
                     static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()), clock.hours().count(),
                     clock.minutes().count(), clock.seconds().count());
}

std::string uuid_text(std::uint64_t high, std::uint64_t low) {
  return fmt::format("{:08x}-{:04x}-4{:03x}-{:x}{:03x}-{:012x}", high >> 32, high >> 16 & 0xFFFF, high & 0xFFF,
                     8 + (low >> 62), low >> 48 & 0xFFF, low & 0xFFFF'FFFF'FFFF);
}

// The nth part of an ARN, from 0.
std::string part_of_arn(std::string_view arn, int nth) {
  for (; nth > 0; --nth) {
    const std::size_t colon = arn.find(':');
    if (colon == std::string_view::npos) {
      return "";
    }
    arn.remove_prefix(colon + 1);
  }
  return std::string(arn.substr(0, arn.find(':')));
}

class Recording {
 public:
  explicit Recording(Reader& reader)
      : account_(reader.fact("account")),
        region_(reader.fact("region")),
        seed_(sim::hash_text(reader.fact("fingerprint"))) {
    for (ResourceRecord& resource : reader.resources()) {
      if (resource.kind == "principal") {
        principals_.emplace(resource.name, resource.arn);
      }
      if (resource.kind == "key") {
        keys_.emplace(resource.name, resource.id);
      }
      arns_.emplace(resource.id, resource.arn);
    }
    reader.each_change(ResourceId::none, std::nullopt, [this](const ChangeRecord& change) {
      if (change.attribute == "KmsKeyId" && change.after) {
        keys_of_secrets_[change.resource_id].emplace_back(change.event, *change.after);
      }
    });
  }

  static bool records(const EventRecord& event) {
    const bool of_aws = event.source.ends_with(".amazonaws.com");
    return of_aws && event.kind != "timer" && !event.name.starts_with("RDS-EVENT-") &&
           (event.kind == "call" || event.kind == "service" || event.name == "GetSecretValue");
  }

  // In the order of the events: what a record says may lie in an earlier one.
  [[nodiscard]] Json record(const EventRecord& event) {
    remember(event);
    const bool service_event = is_service_event(event.name);
    const auto found = arns_.find(event.resource_id);
    const std::string arn = found == arns_.end() ? "" : found->second;
    const bool read_only = is_read_only(event.source, event.name);
    Json json;
    json["eventVersion"] = "1.08";
    json["userIdentity"] = identity(event);
    json["eventTime"] = utc_text(event.at);
    json["eventSource"] = event.source;
    json["eventName"] = event.name;
    json["awsRegion"] = region_of(event, arn);
    const std::string from = event.kind == "service" ? caller_service(event) : "";
    json["sourceIPAddress"] = from.empty() ? "192.0.2.1" : from;
    json["userAgent"] = from.empty() ? "aws-cli" : from;
    if (!event.error.empty()) {
      json["errorCode"] = event.error;
      json["errorMessage"] = event.message;
    } else if (const auto why = reasons_.find(event.cause); service_event && why != reasons_.end()) {
      json["errorMessage"] = why->second;
    }
    json["requestParameters"] = service_event ? Json() : request(event, arn);
    json["responseElements"] = read_only ? Json() : response(event);
    if (service_event && !arn.empty()) {
      json["additionalEventData"] = Json{{event.source.starts_with("kms") ? "KeyId" : "SecretId", arn}};
    }
    const auto rotation = rotations_.find(event.resource_id);
    json["requestID"] = service_event && rotation != rotations_.end()
                            ? fmt::format("Rotation-{}-{}", arn, rotation->second)
                            : id(event, 1);
    json["eventID"] = id(event, 2);
    json["readOnly"] = read_only;
    if (event.source.starts_with("kms") && !arn.empty()) {
      json["resources"] = Json::array({Json{{"accountId", account_of(arn)}, {"type", "AWS::KMS::Key"}, {"ARN", arn}}});
    }
    json["eventType"] = service_event ? "AwsServiceEvent" : "AwsApiCall";
    json["managementEvent"] = true;
    json["recipientAccountId"] = account_of(arn);
    json["eventCategory"] = "Management";
    return json;
  }

  // Secrets Manager decrypts at every read, for whom it reads: nothing where the value was not handed out.
  [[nodiscard]] std::optional<Json> decrypt_of(const EventRecord& read) {
    const auto key = key_of(read);
    if (read.name != "GetSecretValue" || !read.error.empty() || !key) {
      return std::nullopt;
    }
    EventRecord use = read;
    use.source = "kms.amazonaws.com";
    use.name = "Decrypt";
    use.resource_id = *key;
    use.request.clear();
    use.response.clear();
    Json json = record(use);
    json["userIdentity"]["invokedBy"] = "secretsmanager.amazonaws.com";
    json["sourceIPAddress"] = "secretsmanager.amazonaws.com";
    json["userAgent"] = "secretsmanager.amazonaws.com";
    json["requestParameters"] = Json{{"encryptionContext", {{"SecretARN", arns_.at(read.resource_id)}}}};
    json["requestID"] = id(read, 3);
    json["eventID"] = id(read, 4);
    return json;
  }

 private:
  void remember(const EventRecord& event) {
    if (event.kind == "service" && !event.error.empty()) {
      reasons_[event.id] = event.message;
    }
    if (event.name == "RotationStarted" || event.name == "TestRotationStarted") {
      rotations_[event.resource_id] = id(event, 0);
    }
    if (event.kind == "service" && event.source.starts_with("secretsmanager")) {
      secret_ = event.resource_id;
    }
  }

  // The key that the secret which was read is under.
  [[nodiscard]] std::optional<ResourceId> key_of(const EventRecord& read) const {
    const auto history = keys_of_secrets_.find(read.resource_id);
    std::optional<ResourceId> key;
    if (history != keys_of_secrets_.end()) {
      for (const auto& [since, name] : history->second) {
        if (const auto known = keys_.find(name); since <= read.id && known != keys_.end()) {
          key = known->second;
        }
      }
    }
    return key;
  }

  // Which service calls: Secrets Manager uses keys, RDS does the rest.
  static std::string caller_service(const EventRecord& event) {
    const bool key_use =
        event.source == "kms.amazonaws.com" && event.name != "CreateGrant" && event.name != "RetireGrant";
    return key_use || is_service_event(event.name) ? "secretsmanager.amazonaws.com" : "rds.amazonaws.com";
  }

  [[nodiscard]] Json identity(const EventRecord& event) const {
    if (event.kind == "service") {
      return Json{{"type", "AWSService"}, {"accountId", account_}, {"invokedBy", caller_service(event)}};
    }
    const std::string who = event.principal.empty() ? "admin" : event.principal;
    const auto known = principals_.find(who);
    const std::string arn =
        known == principals_.end() ? fmt::format("arn:aws:iam::{}:user/{}", account_, who) : known->second;
    const bool root = arn.ends_with(":root");
    const bool role = arn.find(":role/") != std::string::npos;
    Json json;
    json["type"] = root ? "Root" : role ? "AssumedRole" : "IAMUser";
    json["arn"] = arn;
    json["accountId"] = part_of_arn(arn, 4);
    if (!root && !role) {
      json["userName"] = who;
    }
    return json;
  }

  // What was asked for; of a call that no line made, which resource it was about.
  [[nodiscard]] Json request(const EventRecord& event, const std::string& arn) const {
    Json written = with_members(Json::parse(event.request, nullptr, false));
    if (written.is_object() && !written.empty()) {
      return written;
    }
    if (arn.empty() || event.kind == "call") {
      return Json();
    }
    if (event.name == "CreateSecret") {
      return Json{{"name", event.resource}};
    }
    if (const auto secret = arns_.find(secret_); event.name == "GenerateDataKey" && secret != arns_.end()) {
      return Json{{"keyId", arn}, {"keySpec", "AES_256"}, {"encryptionContext", {{"SecretARN", secret->second}}}};
    }
    return event.source.starts_with("kms")              ? Json{{"keyId", arn}}
           : event.source.starts_with("secretsmanager") ? Json{{"secretId", arn}}
                                                        : Json();
  }

  // RDS records the cluster or the instance itself, the others their answer as it is: {"keyMetadata": {…}}.
  static Json response(const EventRecord& event) {
    Json json = Json::parse(event.response, nullptr, false);
    if (!json.is_object() || json.empty()) {
      return Json();
    }
    if (event.source.starts_with("rds") && json.size() == 1 && json.begin()->is_object()) {
      json = Json(*json.begin());
    }
    return with_members(json);
  }

  [[nodiscard]] std::string account_of(const std::string& arn) const {
    const std::string account = part_of_arn(arn, 4);
    return account.empty() ? account_ : account;
  }

  [[nodiscard]] std::string region_of(const EventRecord& event, const std::string& arn) const {
    const std::string region = part_of_arn(arn, 3);
    return event.source.starts_with("iam") ? "us-east-1" : region.empty() ? region_ : region;
  }

  [[nodiscard]] std::string id(const EventRecord& event, std::uint64_t purpose) const {
    const auto number = static_cast<std::uint64_t>(event.id);
    return uuid_text(sim::combine(seed_, number, purpose), sim::combine(seed_, number, purpose, 1));
  }

  std::string account_;
  std::string region_;
  std::uint64_t seed_;
  std::map<std::string, std::string> principals_;
  std::map<ResourceId, std::string> arns_;
  std::map<std::string, ResourceId> keys_;                                              // by the key's id
  std::map<ResourceId, std::vector<std::pair<EventId, std::string>>> keys_of_secrets_;  // since which event
  std::map<EventId, std::string> reasons_;                                              // of refused services
  std::map<ResourceId, std::string> rotations_;                                         // the last one's id, by secret
  ResourceId secret_ = ResourceId::none;  // what Secrets Manager was last at work on
};

}  // namespace

void each_cloudtrail_record(Reader& reader, const std::function<void(const nlohmann::ordered_json&)>& visit) {
  Recording recording(reader);
  reader.each_event([&](EventRecord&& event) {
    if (Recording::records(event)) {
      visit(recording.record(event));
      if (const auto decrypt = recording.decrypt_of(event)) {
        visit(*decrypt);
      }
    }
  });
}

}  // namespace trace
