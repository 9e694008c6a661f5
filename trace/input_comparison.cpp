// Facts, parameters, and the longest common passages of two scripts.
#include "trace/input_comparison.hpp"

#include <algorithm>
#include <limits>
#include <map>
#include <sstream>

namespace trace {
namespace {

// Lines of one script in place of those of the other; either may be none. Numbers count from 1, `end` is one past.
struct Hunk {
  std::array<std::size_t, 2> begin{};
  std::array<std::size_t, 2> end{};
};

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

// Lines that are compared as one: a command over several of them, or a single line.
struct Passage {
  std::size_t first = 0;  // from 1
  std::string text;       // of a command its words
};

std::size_t indentation_of(const std::string& line) { return std::min(line.find_first_not_of(' '), line.size()); }

// A value of YAML that lines were made one of: a block without its sign, or a text without its quotes.
std::string unquoted(std::string text) {
  const std::size_t begin = text.find_first_not_of(' ');
  if (begin == std::string::npos) return "";
  text = text.substr(begin, text.find_last_not_of(' ') - begin + 1);
  const char quote = text.front();
  if (quote == '>' || quote == '|') return text.substr(std::min(text.find(' '), text.size()));
  if ((quote != '"' && quote != '\'') || text.size() < 2 || text.back() != quote) return text;
  std::string out;
  for (std::size_t i = 1; i + 1 < text.size(); ++i) {
    const bool escape = quote == '"' ? text[i] == '\\' : text[i] == quote && text[i + 1] == quote;
    if (escape && i + 2 < text.size()) ++i;
    out += escape && quote == '"' && (text[i] == 'n' || text[i] == 't') ? ' ' : text[i];
  }
  return out;
}

// A command goes on in the lines below that are farther in than its key.
std::vector<Passage> passages_of(const std::vector<std::string>& lines, const CommandWords& words) {
  constexpr std::string_view key = "aws:";
  std::vector<Passage> passages;
  for (std::size_t i = 0; i < lines.size();) {
    Passage passage{i + 1, lines[i]};
    std::size_t at = indentation_of(lines[i]);
    if (lines[i].compare(at, 2, "- ") == 0) at = std::min(lines[i].find_first_not_of(' ', at + 1), lines[i].size());
    const bool command = lines[i].compare(at, key.size(), key) == 0;
    ++i;
    if (command) {
      std::string value = passage.text.substr(at + key.size());
      for (; i < lines.size() && !lines[i].empty() && indentation_of(lines[i]) > at; ++i) {
        value += " " + lines[i].substr(indentation_of(lines[i]));
      }
      passage.text.resize(at + key.size());
      passage.text += " " + words(unquoted(std::move(value)));
    }
    passages.push_back(std::move(passage));
  }
  return passages;
}

// The pairs of passages between `from` and `to` of each that are the same and go together, in order: as many as
// possible, or none where that takes too long to find.
std::vector<std::array<std::size_t, 2>> common_passages(const std::array<std::vector<Passage>, 2>& passages,
                                                        std::size_t from, std::array<std::size_t, 2> to) {
  constexpr std::size_t most = 4'000'000;
  const std::size_t rows = to[0] - from;
  const std::size_t columns = to[1] - from;
  std::vector<std::array<std::size_t, 2>> pairs;
  if (rows == 0 || columns == 0 || rows > most / columns) return pairs;
  const auto equal = [&](std::size_t i, std::size_t j) {
    return passages[0][from + i].text == passages[1][from + j].text;
  };
  std::vector<std::uint32_t> longest((rows + 1) * (columns + 1), 0);  // from here to the end
  const auto at = [&](std::size_t i, std::size_t j) -> std::uint32_t& { return longest[i * (columns + 1) + j]; };
  for (std::size_t i = rows; i-- > 0;) {
    for (std::size_t j = columns; j-- > 0;) {
      at(i, j) = equal(i, j) ? at(i + 1, j + 1) + 1 : std::max(at(i + 1, j), at(i, j + 1));
    }
  }
  for (std::size_t i = 0, j = 0; i < rows && j < columns;) {
    if (equal(i, j)) {
      pairs.push_back({from + i++, from + j++});
    } else if (at(i + 1, j) >= at(i, j + 1)) {
      ++i;
    } else {
      ++j;
    }
  }
  return pairs;
}

std::vector<Hunk> hunks_of(const std::array<std::vector<Passage>, 2>& passages,
                           const std::array<std::size_t, 2>& lines) {
  const auto& [a, b] = passages;
  const auto equal = [](const Passage& x, const Passage& y) { return x.text == y.text; };
  const auto same = static_cast<std::size_t>(std::ranges::mismatch(a, b, equal).in1 - a.begin());
  std::array<std::size_t, 2> to{a.size(), b.size()};
  for (; to[0] > same && to[1] > same && equal(a[to[0] - 1], b[to[1] - 1]); --to[0], --to[1]) {
  }
  auto pairs = common_passages(passages, same, to);
  pairs.push_back(to);
  const auto line = [&](std::size_t side, std::size_t passage) {
    return passage < passages[side].size() ? passages[side][passage].first : lines[side] + 1;
  };
  std::vector<Hunk> hunks;
  std::array<std::size_t, 2> at{same, same};
  for (const auto& pair : pairs) {
    if (at != pair) hunks.push_back({{line(0, at[0]), line(1, at[1])}, {line(0, pair[0]), line(1, pair[1])}});
    at = {pair[0] + 1, pair[1] + 1};
  }
  return hunks;
}

std::string place_text(const Hunk& hunk) {
  const auto range = [&](std::size_t side) {
    const std::size_t first = hunk.begin[side];
    const std::size_t last = std::max(first, hunk.end[side] - 1);
    return std::to_string(first) + (last == first ? "" : "-" + std::to_string(last));
  };
  return range(0) == range(1) ? "line " + range(0) : "line " + range(0) + "/" + range(1);
}

std::optional<std::string> joined(const std::vector<std::string>& lines, std::size_t begin, std::size_t end) {
  constexpr std::size_t most = 20;
  if (begin == end) return std::nullopt;
  std::string text;
  for (std::size_t i = begin; i < std::min(end, begin + most); ++i) text += (i == begin ? "" : "\n") + lines[i - 1];
  return end - begin > most ? text + "\n…" : text;
}

// How far before the line that started it; what comes after that is farther than all else.
std::size_t distance(const Hunk& hunk, std::array<int, 2> roots) {
  std::size_t nearest = std::numeric_limits<std::size_t>::max();
  for (std::size_t side = 0; side < 2; ++side) {
    const auto root = static_cast<std::size_t>(roots[side]);
    if (root == 0 || hunk.begin[side] > root) continue;
    nearest = std::min(nearest, hunk.end[side] > root ? 0 : root - hunk.end[side] + 1);
  }
  return nearest;
}

void compare_facts(Reader& first, Reader& second, std::vector<Difference>& found) {
  const auto text_of = [](Reader& reader, const char* name) {
    const std::string text = reader.fact(name);
    return text.empty() ? std::nullopt : std::optional(text);
  };
  for (const char* name : {"seed", "version", "start", "account", "region", "scenario"}) {
    const Pair values{text_of(first, name), text_of(second, name)};
    if (values[0] != values[1]) found.push_back({name, values});
  }
}

// A parameter that only one run used is the same in both, unless somebody set it.
void compare_parameters(Reader& first, Reader& second, std::vector<Difference>& found) {
  std::map<std::string, std::array<std::optional<AssumptionRecord>, 2>> parameters;
  for (const AssumptionRecord& one : first.assumptions()) parameters[one.parameter][0] = one;
  for (const AssumptionRecord& one : second.assumptions()) parameters[one.parameter][1] = one;
  for (const auto& [name, both] : parameters) {
    Pair values;
    bool set = false;
    for (std::size_t side = 0; side < 2; ++side) {
      if (!both[side]) continue;
      values[side] = both[side]->value;
      set = set || both[side]->source == "set for this run";
    }
    const bool differs = values[0] && values[1] ? values[0] != values[1] : set;
    if (differs) found.push_back({"parameter " + name, values});
  }
}

}  // namespace

std::vector<Difference> input_differences(Reader& first, Reader& second, std::array<int, 2> roots,
                                          const CommandWords& words) {
  const std::array<std::vector<std::string>, 2> lines{lines_of(first.fact("script")), lines_of(second.fact("script"))};
  std::vector<Hunk> hunks =
      hunks_of({passages_of(lines[0], words), passages_of(lines[1], words)}, {lines[0].size(), lines[1].size()});
  std::ranges::stable_sort(hunks, {}, [roots](const Hunk& hunk) { return distance(hunk, roots); });
  const auto add = [&](std::vector<Difference>& found, const Hunk& hunk) {
    found.push_back({place_text(hunk),
                     {joined(lines[0], hunk.begin[0], hunk.end[0]), joined(lines[1], hunk.begin[1], hunk.end[1])}});
  };
  std::vector<Difference> found;
  auto hunk = hunks.begin();
  for (; hunk != hunks.end() && distance(*hunk, roots) == 0; ++hunk) add(found, *hunk);
  compare_facts(first, second, found);
  compare_parameters(first, second, found);
  for (; hunk != hunks.end(); ++hunk) add(found, *hunk);
  return found;
}

}  // namespace trace
