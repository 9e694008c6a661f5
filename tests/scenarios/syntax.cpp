// What is wrong before a scenario is one: YAML, and the parts of YAML that scenarios do not have.
#include "tests/catch.hpp"
#include "tests/scenarios/reading.hpp"

using reading::mistake_in;

TEST_CASE("an empty file is a mistake at its start, whatever stands for nothing") {
  const std::string message = "x.yaml:1:1: the file is empty; a scenario has a title and events";
  for (const char* nothing : {"", "\n\n\n", "# only a remark\n", "---\n", "~\n", "\xEF\xBB\xBF"}) {
    CHECK(mistake_in(nothing) == message);
  }
}

TEST_CASE("a byte order mark, CRLF and a document marker are fine") {
  const std::string plain = "title: t\nevents: [{at: 0s, aws: kms list-keys}]\n";
  CHECK(mistake_in(plain) == reading::no_mistake);
  CHECK(mistake_in("\xEF\xBB\xBF" + plain) == reading::no_mistake);
  CHECK(mistake_in("---\n" + plain + "...\n") == reading::no_mistake);
  CHECK(mistake_in("title: t\r\nevents:\r\n- at: 0s\r\n  aws: kms list-keys\r\n") == reading::no_mistake);
}

TEST_CASE("aliases, anchors, tags and several documents are refused") {
  reading::check({
      {"title: &t x\n", "1:8: scenarios have no YAML anchors; leave the & away and write values out"},
      {"title: *t\n", "1:8: scenarios have no YAML aliases; write the value out"},
      {"title: t\nevents: &e\n- at: 0s\n",
       "2:9: scenarios have no YAML anchors; leave the & away and write values out"},
      {"events:\n- {at: 0s, *a : 1}\n", "2:12: scenarios have no YAML aliases; write the value out"},
      {"title: !!str t\n", "1:8: scenarios have no YAML tags; leave the ! away"},
      {"title: !secret t\n", "1:8: scenarios have no YAML tags; leave the ! away"},
      {"events: !!seq []\n", "1:9: scenarios have no YAML tags; leave the ! away"},
      {"%TAG ! tag:x:\n---\ntitle: t\n", "1:1: scenarios have no YAML tags; leave %TAG away"},
      {"title: t\n---\ntitle: u\n", "2:1: a second YAML document starts here; write one scenario a file"},
  });
}

TEST_CASE("a key stands once in a map, however many there are, and is a text") {
  std::string many = "title: t\nparameters:\n";
  for (int i = 0; i < 40; ++i) many += "  p" + std::to_string(i) + ": 1\n";
  std::string unknown;
  for (int i = 0; i < 10; ++i) {
    unknown += (i == 0 ? "" : "\nx.yaml:") + std::to_string(i + 3) + ":3: unknown parameter \"p" + std::to_string(i) +
               "\"; `credsim parameters` lists them";
  }
  reading::check({
      {"title: t\nseed: 1\ntitle: u\n", "3:1: \"title\" stands here twice, first at line 1; keep one"},
      {"events:\n- {at: 0s, at: 1s}\n", "2:12: \"at\" stands here twice, first at line 2; keep one"},
      {"title: t\n\"title\": u\n", "2:1: \"title\" stands here twice, first at line 1; keep one"},
      {many + "  p3: 2\n", "43:3: \"p3\" stands here twice, first at line 6; keep one"},
      {many + "  p33: 2\n", "43:3: \"p33\" stands here twice, first at line 36; keep one"},
      {many + "  other: 2\n", unknown},
      {"[a]: b\n", "1:1: a key should be a text, not a list or a map"},
      {"{a: b}: c\n", "1:1: a key should be a text, not a list or a map"},
      {"? [a]\n: b\n", "1:3: a key should be a text, not a list or a map"},
  });
}

TEST_CASE("nesting is at most 64 deep, in either style") {
  const auto nested = [](int depth) { return std::string(depth, '[') + std::string(depth, ']'); };
  std::string blocks = "-";
  for (int i = 0; i < 100; ++i) blocks += " -";
  reading::check({
      {nested(64),
       "1:1: a scenario should be a map with title, description, start, duration, seed, account, region, "
       "parameters, principals, clients, events, properties, invariants, pins, quotas, explore or questions, not a "
       "list"},
      {nested(65), "1:65: this is nested more than 64 deep; no scenario needs that"},
      {nested(100'000), "1:65: this is nested more than 64 deep; no scenario needs that"},
      {blocks, "1:129: this is nested more than 64 deep; no scenario needs that"},
  });
}

TEST_CASE("text that is not YAML says where and what would be right") {
  reading::check({
      {"title: t\n\tevents: x\n",
       "2:1: this is not YAML: found a tab character that violates indentation while scanning a "
       "plain scalar that starts at line 1; indent with spaces"},
      {"title: a: b\n",
       "1:9: this is not YAML: mapping values are not allowed in this context; a text with \": \" in it "
       "needs quotes, or `>` and a line of its own"},
      {"title: \"t\n",
       "2:1: this is not YAML: found unexpected end of stream while scanning a quoted scalar that starts "
       "at line 1; a quote was opened and not closed"},
      {"events: [{at: 0s\n",
       "2:1: this is not YAML: did not find expected ',' or '}' while parsing a flow mapping that "
       "starts at line 1; close what was opened, and quote texts that contain { } [ ] or a comma"},
      {"login: {cluster: ${c}}\n",
       "1:19: this is not YAML: did not find expected ',' or '}'; close what was opened, and "
       "quote texts that contain { } [ ] or a comma"},
      {"title: t\n  events: x\n",
       "2:9: this is not YAML: mapping values are not allowed in this context; a text with "
       "\": \" in it needs quotes, or `>` and a line of its own"},
      {"title: t\nfoo\nbar: x\n",
       "3:1: this is not YAML: could not find expected ':' while scanning a simple key that "
       "starts at line 2; write `key: value`"},
      {"title: @t\n",
       "1:8: this is not YAML: found character that cannot start any token; indent with spaces, not tabs, "
       "and quote a text that starts with @ ` or %"},
      {"title: \"a\\qb\"\n",
       "1:10: this is not YAML: found unknown escape character; double a backslash inside double "
       "quotes, or use single quotes"},
      {"events:\n- at: 0s\n -  b\n",
       "3:2: this is not YAML: did not find expected key while parsing a block mapping that "
       "starts at line 1; indent the keys of one map alike, and quote a text that goes on "
       "after a quote"},
      {"title: 't' x\n",
       "1:12: this is not YAML: did not find expected key; indent the keys of one map alike, and quote "
       "a text that goes on after a quote"},
  });
}
