// The evaluation of policies, row by row: which documents there are, what is asked, and what is decided by which
// statement. Expectations follow the IAM User Guide, "Policy evaluation logic" and "IAM JSON policy elements".
#include "model/authorization.hpp"

#include <map>
#include <sstream>

#include "aws/policy_document.hpp"
#include "tests/aws/authorization_cases.hpp"
#include "tests/catch.hpp"
#include "tests/golden.hpp"

using namespace model;
using tests::documents, tests::rows;

namespace {

std::vector<std::string> split(const std::string& line, char separator) {
  std::vector<std::string> parts;
  std::istringstream in(line);
  for (std::string part; std::getline(in, part, separator);) {
    const std::size_t from = part.find_first_not_of(' ');
    part = from == std::string::npos ? "" : part.substr(from, part.find_last_not_of(' ') - from + 1);
    if (!part.empty() && part != "-") {
      parts.push_back(part);
    } else if (separator == '|') {
      parts.emplace_back();
    }
  }
  return parts;
}

// One world for one row.
class Court {
 public:
  Court() : setting(1, sim::Time{}, "123456789012", "eu-west-1") {
    for (const auto& [name, account, kind] : {std::tuple{"ada", "123456789012", PrincipalKind::user},
                                              {"app", "123456789012", PrincipalKind::role},
                                              {"partner", "999999999999", PrincipalKind::user},
                                              {"root", "123456789012", PrincipalKind::root}}) {
      setting.add_principal(name, account, kind);
    }
    for (const Identity& identity : setting.principals) {
      Principal row;
      row.name = identity.name;
      row.account = identity.account;
      row.kind = identity.kind;
      row.exists = true;
      world.principals.push_back(row);
    }
    Principal guardrails;
    guardrails.account = setting.account;
    guardrails.kind = PrincipalKind::account;
    guardrails.exists = true;
    world.principals.push_back(guardrails);
  }

  PolicyId policy(const std::string& names, aws::PolicyKind kind) {
    std::string statements;
    for (const std::string& name : split(names, ' ')) {
      statements += (statements.empty() ? "" : ",") + ("{\"Sid\":\"" + name + "\",") + documents.at(name) + "}";
    }
    const PolicyId made =
        aws::add_policy(setting, "{\"Version\":\"2012-10-17\",\"Statement\":[" + statements + "]}", names, kind);
    REQUIRE(made != PolicyId::none);
    return made;
  }

  // Attaches documents to a principal, each by itself.
  void attach(std::uint32_t principal, const std::string& names, AttachmentKind kind) {
    for (const std::string& name : split(names, ' ')) {
      Attachment made;
      made.kind = kind;
      made.exists = made.attached = made.visible = true;
      const PolicyId document = policy(name, aws::PolicyKind::identity);
      if (kind == AttachmentKind::inlined) {
        made.visible_document = document;
      } else {
        made.visible_policy = PolicyRow(static_cast<std::uint32_t>(world.policies.size()));
        world.policies.emplace_back().visible_document = document;
      }
      made.next = world.principals[principal].first;
      world.principals[principal].first = AttachmentRow(static_cast<std::uint32_t>(world.attachments.size()));
      world.attachments.push_back(made);
    }
  }

  [[nodiscard]] std::uint32_t principal(const std::string& name) const {
    for (std::uint32_t i = 0; i < setting.principals.size(); ++i) {
      if (setting.text(setting.principals[i].name) == name) {
        return i;
      }
    }
    throw std::invalid_argument("no principal " + name);
  }

  Setting setting;
  World world;
};

Context context_of(const std::string& pairs) {
  Context context;
  for (const std::string& pair : split(pairs, ',')) {
    const std::size_t equals = pair.find('=');
    context.set(pair.substr(0, equals), pair.substr(equals + 1));
  }
  return context;
}

std::string text_of(const Setting& setting, const Decision& decision) {
  static const std::map<Verdict, std::string> verdicts{{Verdict::allowed, "allowed"},
                                                       {Verdict::implicit_deny, "implicitDeny"},
                                                       {Verdict::explicit_deny, "explicitDeny"}};
  static const std::map<Layer, std::string> layers{{Layer::identity, "identity"},
                                                   {Layer::boundary, "boundary"},
                                                   {Layer::service_control, "service-control"},
                                                   {Layer::resource, "resource"},
                                                   {Layer::administrator, "administrator"}};
  const Statement* statement = deciding_statement(setting, decision);
  return verdicts.at(decision.verdict) + " " + layers.at(decision.layer) +
         (statement == nullptr ? "" : " " + statement->sid);
}

std::string decided(const std::vector<std::string>& row) {
  Court desk;
  const std::uint32_t who = desk.principal(row[4]);
  desk.attach(who, row[0], AttachmentKind::inlined);
  desk.attach(who, row[1], AttachmentKind::boundary);
  desk.attach(static_cast<std::uint32_t>(desk.world.principals.size() - 1), row[2], AttachmentKind::inlined);
  Ask ask;
  ask.resource = row[6] == "*" ? "*" : "arn:aws:rds:eu-west-1:123456789012:cluster:" + row[6];
  if (!row[3].empty()) {
    const std::size_t space = row[3].find(' ');
    ask.guard = row[3].starts_with("open") ? Guard::open : Guard::closed;
    ask.owner = desk.setting.account;
    if (const std::string names = row[3].substr(space + 1); names != "-") {
      ask.policy = desk.policy(names, aws::PolicyKind::resource);
    }
  }
  const Caller caller = caller_of(desk.setting, desk.world, PrincipalId{who});
  return text_of(desk.setting, decide_named(desk.setting, desk.world, caller, row[5], ask, context_of(row[7])));
}

}  // namespace

TEST_CASE("authorization: every row is decided as the guide says, by the statement that it says") {
  std::istringstream in(rows);
  std::size_t count = 0;
  for (std::string line; std::getline(in, line);) {
    if (line.empty()) {
      continue;
    }
    INFO(line);
    const auto row = split(line, '|');
    REQUIRE(row.size() == 9);
    CHECK(decided(row) == row[8]);
    ++count;
  }
  CHECK(count >= 120);
}
