// A place to read commands at: a small world, its directory, and documents by name.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "aws/command.hpp"
#include "aws/words.hpp"
#include "tests/aws/small_world.hpp"

namespace tests {

struct Desk {
  SmallWorld small;
  aws::Directory directory{small.setting, small.world};
  std::map<std::string, std::string, std::less<>> documents;

  aws::CommandContext context() {
    aws::CommandContext context;
    context.read_document = [this](std::string_view path) {
      const auto found = documents.find(path);
      if (found == documents.end()) throw aws::Mistake("no such document: " + std::string(path));
      return found->second;
    };
    return context;
  }

  aws::Command parse(std::string_view text) {
    return aws::parse_command(small.setting, directory, aws::split_words(text), context());
  }

  template <class Request>
  Request request(std::string_view text) {
    return parse(text).call.request.template as<Request>();
  }

  std::string text(model::Name name) { return std::string(small.setting.text(name)); }

  // What is wrong with a command; empty: nothing.
  std::string mistake(std::string_view text) {
    try {
      parse(text);
    } catch (const aws::Mistake& mistake) {
      return mistake.what();
    }
    return "";
  }

  // The same before the run, with variables in it.
  std::string mistake_before(std::string_view text) {
    try {
      aws::check_command(aws::split_words(text), context());
    } catch (const aws::Mistake& mistake) {
      return mistake.what();
    }
    return "";
  }
};

}  // namespace tests
