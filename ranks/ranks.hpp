// The processes that MPI's launcher started together, also on several machines, as one crew for a study. Without MPI,
// or without the launcher, there is one.
#pragma once

#include <memory>

#include "lab/crew.hpp"

namespace ranks {

class Ranks {
 public:
  // Once in a program; before any other thread.
  Ranks();
  // Rank 0: says to the others that it is over.
  ~Ranks();
  Ranks(const Ranks&) = delete;
  Ranks& operator=(const Ranks&) = delete;

  [[nodiscard]] int rank() const;
  [[nodiscard]] int count() const;

  // Of rank 0: all ranks play, itself included; each gets another run as soon as it has played one.
  [[nodiscard]] lab::Crew crew();

  // Of the others: waits until rank 0 has a study that can be played; false: it has none, and that is all.
  [[nodiscard]] bool wait_for_study();
  // Of rank 0: whether it has.
  void tell_of_study(bool fine);

  // Of the others: plays what rank 0 asks for, until it is over.
  void serve(lab::StudyPlayer& player);
  // Of the others: they cannot play. Ends all ranks at once.
  [[noreturn]] void give_up();

 private:
  class Body;
  std::unique_ptr<Body> body_;
};

}  // namespace ranks
