// Spawning and waiting.
#include "tests/cli/program.hpp"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cstring>

namespace tests {
namespace {

std::vector<char*> pointers_to(const std::vector<std::string>& words) {
  std::vector<char*> pointers;
  for (const std::string& word : words) pointers.push_back(const_cast<char*>(word.c_str()));
  pointers.push_back(nullptr);
  return pointers;
}

void require(int error, const char* what) {
  if (error != 0) throw std::runtime_error(std::string(what) + ": " + std::strerror(error));
}

}  // namespace

const char* const never_disabled = R"(title: Never disabled
events:
  - {at: 0s, aws: kms create-key, save: {key: KeyMetadata.KeyId}}
properties:
  all-enabled: {always: {none: {"*.KeyState": Disabled}}}
explore:
  actions:
    - {aws: "kms disable-key --key-id ${key}"}
    - {aws: kms list-keys}
)";

const char* const small_scenario = R"(title: A small one
start: 2026-01-05T00:00:00Z
duration: 2d
events:
  - at: 0s
    aws: >
      rds create-db-cluster --db-cluster-identifier orders --engine aurora-mysql --master-username admin
      --manage-master-user-password
  - at: 1h
    aws: >
      rds create-db-instance --db-instance-identifier orders-1 --db-cluster-identifier orders
      --engine aurora-mysql --db-instance-class db.r6g.large
  - at: 1d
    aws: rds modify-db-cluster --db-cluster-identifier orders --rotate-master-user-password --apply-immediately
  - at: 1d12h
    aws: rds describe-db-clusters --db-cluster-identifier orders
    expect: {"DBClusters[0].MasterUserSecret.SecretStatus": active}
)";

const char* const disappointed_scenario = R"(title: A disappointed one
start: 2026-01-05T00:00:00Z
duration: 1d
events:
  - at: 0s
    aws: kms create-key
    save: {key: KeyMetadata.KeyId}
  - at: 1h
    aws: kms describe-key --key-id ${key}
    expect: {KeyMetadata.KeyState: Disabled}
)";

pid_t Program::spawn(const std::vector<std::string>& words, int output_descriptor) const {
  std::vector<std::string> all{CREDSIM_PROGRAM};
  all.insert(all.end(), words.begin(), words.end());
  posix_spawn_file_actions_t actions;
  require(posix_spawn_file_actions_init(&actions), "file actions");
  const std::string out = output.empty() ? (folder / ".out").string() : output.string();
  const std::string err = (folder / ".err").string();
  constexpr int flags = O_WRONLY | O_CREAT | O_TRUNC;
  posix_spawn_file_actions_addchdir_np(&actions, folder.path().c_str());
  posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  if (output_descriptor >= 0) {
    posix_spawn_file_actions_adddup2(&actions, output_descriptor, STDOUT_FILENO);
  } else {
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, out.c_str(), flags, 0600);
  }
  posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, err.c_str(), flags, 0600);
  pid_t program = 0;
  const int error = posix_spawn(&program, CREDSIM_PROGRAM, &actions, nullptr, pointers_to(all).data(),
                                pointers_to(environment).data());
  posix_spawn_file_actions_destroy(&actions);
  require(error, CREDSIM_PROGRAM);
  return program;
}

pid_t Program::start(const std::vector<std::string>& words) const { return spawn(words, -1); }

Ran Program::wait(pid_t program) const {
  int status = 0;
  while (waitpid(program, &status, 0) < 0) {
    if (errno != EINTR) require(errno, "waitpid");
  }
  return {WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status), text_of_file(folder / ".out"),
          text_of_file(folder / ".err")};
}

Ran Program::operator()(const std::vector<std::string>& words) const { return wait(start(words)); }

Ran Program::unread(const std::vector<std::string>& words) const {
  std::array<int, 2> pipe_ends{};
  require(pipe2(pipe_ends.data(), O_CLOEXEC) == 0 ? 0 : errno, "pipe");
  close(pipe_ends[0]);
  const pid_t program = spawn(words, pipe_ends[1]);
  close(pipe_ends[1]);
  return wait(program);
}

}  // namespace tests
