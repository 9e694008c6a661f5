// From a call to the answer of its operation.
#include "aws/answer.hpp"

#include "aws/answers.hpp"
#include "aws/secret_value.hpp"

namespace aws {
namespace {

Json answer_to(const Answering&, const model::LoginRequest&) { return Json::object(); }
Json answer_to(const Answering&, const model::DatabaseUserRequest&) { return Json::object(); }
Json answer_to(const Answering&, const model::FaultRequest&) { return Json::object(); }
Json answer_to(const Answering&, const model::DefinePrincipal&) { return Json::object(); }

void show(Json& value, const std::string& password) {
  if (const auto text = value.find("SecretString"); text != value.end()) {
    *text = shown_value(text->get<std::string>(), password);
  }
  if (value.contains("SecretBinary")) {
    value["SecretBinary"] = password;
  }
}

}  // namespace

Json answer(const model::Setting& setting, const model::World& world, const model::Call& call,
            std::span<const model::Note> notes, sim::Time now) {
  const Answering about{setting, world, call, notes[0], notes, now};
  return call.request.visit([&](const auto& request) { return answer_to(about, request); });
}

Json shown_answer(Json answer, const model::World& world, std::span<const model::Note> notes,
                  const std::function<std::string(model::Password)>& label) {
  for (const char* member : {"RandomPassword", "Plaintext"}) {
    if (answer.contains(member)) {
      answer[member] = "****";
    }
  }
  std::vector<std::string> labels;
  for (const model::Note& note : notes) {
    if (note.action == model::Action::GetSecretValue && note.refusal == model::Refusal::none) {
      labels.push_back(label(world.versions[note.detail].value));
    }
  }
  if (!labels.empty()) {
    show(answer, labels[0]);
  }
  if (const auto values = answer.find("SecretValues"); values != answer.end()) {
    for (std::size_t i = 0; i < values->size() && i < labels.size(); ++i) {
      show((*values)[i], labels[i]);
    }
  }
  return answer;
}

}  // namespace aws
