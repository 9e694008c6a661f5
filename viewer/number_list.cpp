// Distances as numbers of seven bits a byte, and stops from which one can begin to read them.
#include "viewer/number_list.hpp"

#include <algorithm>

#include "viewer/seven_bits.hpp"

namespace viewer {

void NumberList::append(std::int64_t number) {
  if (size_ > 0 && size_ % apart == 0) {
    const auto last = static_cast<std::uint64_t>(last_);
    stops_.push_back({static_cast<std::uint32_t>(last), static_cast<std::uint32_t>(last >> 32),
                      static_cast<std::uint32_t>(bytes_.size())});
  }
  append_number(bytes_, static_cast<std::uint64_t>(number - last_));
  last_ = number;
  ++size_;
}

NumberList::Walk::Walk(const NumberList& list) : list_(&list) {
  if (list.size_ > 0) number_ = static_cast<std::int64_t>(number_at(list.bytes_, byte_));
}

void NumberList::Walk::next() {
  if (++place_ < list_->size_) number_ += static_cast<std::int64_t>(number_at(list_->bytes_, byte_));
}

// To the first number after the stop.
void NumberList::Walk::jump(std::size_t stop) {
  const Stop& from = list_->stops_[stop];
  place_ = (stop + 1) * apart;
  byte_ = from.byte;
  number_ = from.number() + static_cast<std::int64_t>(number_at(list_->bytes_, byte_));
}

void NumberList::Walk::seek(std::int64_t number) {
  const TightList<Stop>& stops = list_->stops_;
  // The first stop ahead that is not below: the number is before it. It is often near.
  std::size_t ahead = place_ / apart;
  if (ahead < stops.size() && stops[ahead].number() < number) {
    std::size_t step = 1;
    while (ahead + step < stops.size() && stops[ahead + step].number() < number) step *= 2;
    const Stop* const found =
        std::partition_point(stops.begin() + ahead, stops.begin() + std::min(ahead + step, stops.size()),
                             [&](const Stop& one) { return one.number() < number; });
    ahead = static_cast<std::size_t>(found - stops.begin());
    jump(ahead - 1);
  }
  while (!over() && number_ < number) next();
}

void NumberList::Walk::go_to(std::size_t place) {
  if (place / apart > place_ / apart && place / apart <= list_->stops_.size()) jump(place / apart - 1);
  while (place_ < place && !over()) next();
}

std::size_t NumberList::place_of(std::int64_t number) const {
  Walk walk(*this);
  walk.seek(number);
  return walk.place();
}

std::vector<std::int64_t> NumberList::ends(std::int64_t last, std::size_t head, std::size_t tail) const {
  std::vector<std::int64_t> found;
  const std::size_t count = place_of(last + 1);
  const std::size_t first_end = std::min(head, count);
  const std::size_t second = std::max(first_end, count - std::min(tail, count));
  found.reserve(first_end + count - second);
  Walk walk(*this);
  for (; walk.place() < first_end; walk.next()) found.push_back(walk.number());
  walk.go_to(second);
  for (; walk.place() < count; walk.next()) found.push_back(walk.number());
  return found;
}

}  // namespace viewer
