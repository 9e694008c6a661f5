// From a call to the answer of its operation.
#include "aws/answer.hpp"

#include "aws/answers.hpp"

namespace aws {
namespace {

Json answer_to(const Answering&, const model::LoginRequest&) { return Json::object(); }
Json answer_to(const Answering&, const model::FaultRequest&) { return Json::object(); }
Json answer_to(const Answering&, const model::DefinePrincipal&) { return Json::object(); }

}  // namespace

Json answer(const model::Setting& setting, const model::World& world, const model::Call& call,
            const model::Note& outcome, sim::Time now) {
  const Answering about{setting, world, call, outcome, now};
  return std::visit([&](const auto& request) { return answer_to(about, request); }, call.request);
}

}  // namespace aws
