#include "app/programme_edition.hpp"

#include <unicode/gregocal.h>
#include <unicode/timezone.h>
#include <zlib.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <stdexcept>
#include <utility>

#include "identity/token.hpp"
#include "organiser/calendar.hpp"
#include "organiser/difference.hpp"
#include "protocol/codec.hpp"

namespace beffroi::app {
namespace {

constexpr std::size_t kVersionDigits = 32;
constexpr int kGzipWindow = 15 + 16;  // zlib: the largest window, in gzip format
constexpr int kMemoryLevel = 8;

std::string gzip(const std::string& text) {
  z_stream stream{};
  if (deflateInit2(&stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, kGzipWindow, kMemoryLevel, Z_DEFAULT_STRATEGY) != Z_OK) {
    throw std::runtime_error("zlib could not begin");
  }
  std::string packed(deflateBound(&stream, text.size()), '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
  stream.avail_in = static_cast<uInt>(text.size());
  stream.next_out = reinterpret_cast<Bytef*>(packed.data());
  stream.avail_out = static_cast<uInt>(packed.size());
  const int outcome = deflate(&stream, Z_FINISH);
  packed.resize(stream.total_out);
  deflateEnd(&stream);
  if (outcome != Z_STREAM_END) throw std::runtime_error("zlib could not end");
  return packed;
}

std::string host_of(std::string_view url) {
  const std::size_t scheme = url.find("://");
  if (scheme != std::string_view::npos) url.remove_prefix(scheme + 3);
  return std::string(url.substr(0, url.find_first_of("/:")));
}

protocol::Programme programme_of(std::span<const storage::ProgrammeSession> sessions) {
  protocol::Programme programme;
  for (const storage::ProgrammeSession& session : sessions) {
    programme.sessions.push_back(organiser::programme_item(session));
  }
  return programme;
}

net::SharedBody shared(std::string text) {
  return std::make_shared<const std::string>(std::move(text));
}

}  // namespace

std::string session_address(std::string_view public_url, std::string_view session) {
  return std::string(public_url) + "/s/" + std::string(session);
}

std::string day_of(protocol::TimeMs moment, const std::string& zone) {
  UErrorCode status = U_ZERO_ERROR;
  icu::GregorianCalendar calendar(icu::TimeZone::createTimeZone(icu::UnicodeString::fromUTF8(zone)), status);
  calendar.setTime(static_cast<UDate>(moment), status);
  const int year = calendar.get(UCAL_YEAR, status);
  const int month = calendar.get(UCAL_MONTH, status) + 1;
  const int day = calendar.get(UCAL_DATE, status);
  if (U_FAILURE(status)) throw std::runtime_error("ICU could not tell a day");
  std::array<char, 40> text{};
  std::snprintf(text.data(), text.size(), "%04d-%02d-%02d", year, month, day);
  return text.data();
}

std::string calendar_of(std::span<const storage::ProgrammeSession> sessions, const EditionSettings& settings) {
  organiser::CalendarOptions options;
  options.name = settings.names.event;
  options.host = host_of(settings.public_url);
  options.page_address = [&settings](const storage::ProgrammeSession& session) {
    return session_address(settings.public_url, session.id);
  };
  return organiser::to_calendar(sessions, options);
}

ProgrammeEdition make_edition(std::span<const storage::ProgrammeSession> sessions, const EditionSettings& settings) {
  ProgrammeEdition edition;
  edition.hub = settings.names.name;
  edition.event = settings.names.event;
  std::string json = protocol::encoded(programme_of(sessions));
  edition.version = identity::digest_of(json).substr(0, kVersionDigits);
  edition.packed = shared(gzip(json));
  edition.json = shared(std::move(json));
  edition.calendar = shared(calendar_of(sessions, settings));
  if (!sessions.empty()) {
    const auto [first, last] = std::ranges::minmax(sessions, {}, &storage::ProgrammeSession::starts_at);
    edition.first_day = day_of(first.starts_at, settings.zone);
    edition.last_day = day_of(last.starts_at, settings.zone);
  }
  return edition;
}

ProgrammeShelf::Look ProgrammeShelf::look() const {
  std::lock_guard lock(mutex_);
  return {edition_, number_};
}

void ProgrammeShelf::put(std::shared_ptr<const ProgrammeEdition> edition, std::uint64_t number) {
  std::lock_guard lock(mutex_);
  if (number == number_) edition_ = std::move(edition);
}

void ProgrammeShelf::clear() {
  std::lock_guard lock(mutex_);
  edition_ = nullptr;
  ++number_;
}

}  // namespace beffroi::app
