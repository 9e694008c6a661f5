// Telling stories apart, and keeping them.
#include "lab/saved_stories.hpp"

#include <algorithm>

#include "aws/words.hpp"
#include "lab/preparation.hpp"
#include "scenarios/reader.hpp"
#include "scenarios/whole_file.hpp"
#include "scenarios/writer.hpp"
#include "sim/hash.hpp"

namespace lab {
namespace {

namespace fs = std::filesystem;

std::uint64_t signature_of(const scenarios::Deed& deed) {
  std::uint64_t hash = deed.index();
  if (const auto* command = std::get_if<scenarios::AwsCommand>(&deed)) {
    const std::vector<std::string> words = aws::split_words(command->text);
    for (std::size_t i = 0; i < words.size(); ++i) {
      if (i < 2 || words[i].starts_with("--")) {
        hash = sim::combine(hash, sim::hash_text(words[i]));
      }
    }
  } else if (const auto* fault = std::get_if<scenarios::FaultLine>(&deed)) {
    hash = sim::combine(hash, static_cast<std::uint64_t>(fault->name), sim::hash_text(fault->by + fault->step));
  } else if (const auto* login = std::get_if<scenarios::LoginLine>(&deed)) {
    hash = sim::combine(hash, static_cast<std::uint64_t>(login->by), login->secret.empty() ? 0U : 1U);
  }
  return hash;
}

}  // namespace

std::uint64_t signature(const scenarios::Script& script) {
  std::uint64_t hash = script.clients.size();
  for (const scenarios::ParameterSetting& one : script.parameters) {
    hash = sim::combine(hash, one.parameter);
  }
  for (const scenarios::Line& line : script.lines) {
    hash = sim::combine(hash, signature_of(line.what));
  }
  return hash;
}

scenarios::Script self_contained(scenarios::Script script) {
  const auto read = document_reader(script);
  const auto include = [&read](scenarios::PolicyEntry& policy) {
    if (policy.document.empty() && !policy.reference.starts_with("arn:")) {
      policy.document = read(policy.reference);
      policy.reference.clear();
    }
  };
  for (scenarios::PrincipalEntry& principal : script.principals) {
    std::ranges::for_each(principal.policies, include);
    if (principal.boundary) {
      include(*principal.boundary);
    }
  }
  for (scenarios::Line& line : script.lines) {
    auto* command = std::get_if<scenarios::AwsCommand>(&line.what);
    if (command == nullptr || command->text.find("file://") == std::string::npos) {
      continue;
    }
    std::string text;
    for (std::string& word : aws::split_words(command->text)) {
      constexpr std::string_view scheme = "file://";
      if (word.starts_with(scheme)) {
        word = read(word.substr(scheme.size()));
      }
      text += (text.empty() ? "" : " ") + aws::quoted_word(word);
    }
    command->text = text;
  }
  return script;
}

std::string file_word(const std::string& what) {
  std::string word = what.substr(0, what.find_first_of(" :"));
  std::ranges::replace_if(
      word, [](char c) { return c == '/' || c == '\\' || static_cast<unsigned char>(c) < 0x20; }, '-');
  return word.empty() ? "finding" : word;
}

SavedStories::SavedStories(fs::path folder, std::string stem) : folder_(std::move(folder)), stem_(std::move(stem)) {
  std::error_code error;
  for (const auto& file : fs::directory_iterator(folder_.empty() ? "." : folder_, error)) {
    const std::string name = file.path().stem().string();
    const std::size_t number = name.rfind('-');
    if (!name.starts_with(stem_ + "-") || file.path().extension() != ".yaml" || number <= stem_.size()) {
      continue;
    }
    try {
      const std::string what = name.substr(stem_.size() + 1, number - stem_.size() - 1);
      const fs::path path = folder_ / file.path().filename();
      const auto [known, fresh] = known_.try_emplace({what, signature(scenarios::read_file(path))}, path);
      known->second = std::min(known->second, path);
    } catch (const scenarios::Mistake&) {  // NOLINT: somebody else's file
    }
  }
}

fs::path SavedStories::file_of(const std::string& what, const scenarios::Script& script) const {
  const auto known = known_.find({file_word(what), signature(script)});
  return known == known_.end() ? fs::path() : known->second;
}

fs::path SavedStories::save(const std::string& what, const scenarios::Script& script) {
  for (std::uint64_t n = 1;; ++n) {
    auto path = folder_ / (stem_ + "-" + file_word(what) + "-" + std::to_string(n) + ".yaml");
    std::error_code error;  // told by what cannot be written
    if (!fs::exists(path, error)) {
      fs::create_directories(folder_, error);
      scenarios::write_whole(path, scenarios::yaml_of(script));
      known_.try_emplace({file_word(what), signature(script)}, path);
      return path;
    }
  }
}

}  // namespace lab
