// `repeat:` of clients.
#include "tests/catch.hpp"
#include "tests/scenarios/reading.hpp"

using reading::body;
using reading::check_after;
using reading::read;

TEST_CASE("repeat: makes a group of clients for each cluster of a fleet") {
  const auto script = read(
      "clients:\n  \"web-{i}\": {repeat: {count: 3}, cluster: \"c{i}\", secret: \"s{i}-{i}\", strategy: cached, count: "
      "10}\n"
      "  job: {cluster: c0, strategy: read-once}\n");
  REQUIRE(script.clients.size() == 4);
  CHECK(script.clients[0].name == "web-0");
  CHECK(script.clients[2].name == "web-2");
  CHECK(script.clients[2].cluster == "c2");
  CHECK(script.clients[2].secret == "s2-2");
  CHECK(script.clients[2].count == 10);
  CHECK(script.clients[2].family == "web-{i}");
  CHECK(script.clients[2].mark.text() == "x.yaml:4:3");
  CHECK(script.clients[3].name == "job");
  CHECK(script.clients[3].family.empty());
}

TEST_CASE("what cannot be a fleet of clients is a mistake that says what can") {
  check_after(
      body + "clients: ",
      {
          {"{web: {repeat: {count: 2}, cluster: o, strategy: cached}}",
           "3:11: beside repeat: the name should have {i}, so that each group has its own, such as \"web-{i}\""},
          {"{\"web-{i}\": {cluster: o, strategy: cached}}",
           "3:11: {i} counts beside repeat: {count: N}, which is not there"},
          {"{web: {cluster: \"o-{i}\", strategy: cached}}",
           "3:26: {i} counts beside repeat: {count: N}, which is not there"},
          {"{web: {cluster: o, secret: \"o-{i}\", strategy: cached}}",
           "3:37: {i} counts beside repeat: {count: N}, which is not there"},
          {"{\"w b-{i}\": {repeat: {count: 2}, cluster: o, strategy: cached}}",
           "3:11: the name of a client should have letters, digits, hyphens, underscores and {i}, unlike \"w b-{i}\""},
          {"{\"web-{i}\": {repeat: {count: 2}, cluster: \"o_{i}\", strategy: cached}}",
           "3:52: cluster should be the identifier of one cluster, such as orders, not \"o_{i}\"; each cluster's "
           "clients are a group of their own, and repeat: makes one for each of a fleet"},
          {"{\"web-{i}\": {repeat: {count: 2, every: 1s}, cluster: o, strategy: cached}}",
           "3:42: unknown key \"every\"; repeat of clients may have count"},
          {"{\"web-{i}\": {repeat: {}, cluster: o, strategy: cached}}", "3:31: repeat of clients needs count:"},
          {"{\"web-{i}\": {repeat: {count: 0}, cluster: o, strategy: cached}}",
           "3:39: count should be a whole number from 1 to 50000, not \"0\""},
          {"{\"web-{i}\": {repeat: {count: 2000}, count: 5001, cluster: o, strategy: cached}}",
           "3:39: 2000 groups of 5001 clients are more than 10000000 clients; take fewer of either"},
      });
}

TEST_CASE("clients of one name are a mistake that names both places") {
  check_after(
      body + "clients:\n",
      {
          {"  \"web-{i}\": {repeat: {count: 3}, cluster: o, strategy: cached}\n  web-1: {cluster: o, strategy: cached}",
           "5:3: the clients web-1 are there twice: \"web-{i}\" makes them at x.yaml:4:3; take another name"},
          {"  web-1: {cluster: o, strategy: cached}\n  \"web-{i}\": {repeat: {count: 3}, cluster: o, strategy: cached}",
           "5:3: the clients web-1 are there twice: \"web-{i}\" makes them here, they stand at x.yaml:4:3; take "
           "another "
           "name"},
          {"  \"a{i}\": {repeat: {count: 13}, cluster: o, strategy: cached}\n"
           "  \"a1{i}\": {repeat: {count: 3}, cluster: o, strategy: cached}",
           "5:3: the clients a10 are there twice: \"a1{i}\" makes them here, \"a{i}\" makes them at x.yaml:4:3; take "
           "another name"},
      });
}
