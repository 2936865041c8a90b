#include "storage/audit_chain.hpp"

#include <array>
#include <utility>

#include <openssl/evp.h>

#include "protocol/codec.hpp"

namespace beffroi::storage {
namespace {

std::string sha256(std::string_view bytes) {
  std::array<unsigned char, 32> digest{};
  std::size_t size = digest.size();
  if (EVP_Q_digest(nullptr, "SHA256", nullptr, bytes.data(), bytes.size(), digest.data(), &size) != 1) {
    throw RecordsError("this machine's OpenSSL gives no SHA-256");
  }
  constexpr std::string_view digits = "0123456789abcdef";
  std::string hex;
  for (const unsigned char byte : digest) {
    hex.push_back(digits[byte >> 4]);
    hex.push_back(digits[byte & 0xF]);
  }
  return hex;
}

}  // namespace

std::string chained_hash(std::string_view former, const AuditRecord& record) {
  AuditRecord bare = record;
  bare.hash.reset();
  std::string text(former);
  text.push_back('\n');
  protocol::encode(text, bare);
  return sha256(text);
}

AuditRecord chained(const AuditHead& head, AuditRecord record) {
  record.id = head.id + 1;
  record.hash = chained_hash(head.hash, record);
  return record;
}

bool ChainReader::fail(std::int64_t record, std::string why) {
  broken_ = record;
  why_ = std::move(why);
  return false;
}

bool ChainReader::take(const AuditRecord& record) {
  if (broken_) return false;
  if (record.id != read_.id + 1) return fail(read_.id + 1, "this record is missing");
  if (record.hash != chained_hash(read_.hash, record)) {
    return fail(record.id, "this record is not as it was written, or does not follow the one before");
  }
  read_ = {record.id, *record.hash};
  return true;
}

protocol::AuditCheck ChainReader::verdict(const AuditHead& head) const {
  protocol::AuditCheck check{.records = read_.id, .head = head.hash, .intact = false, .broken = broken_, .why = {}};
  if (broken_) {
    check.why = why_;
  } else if (read_.id < head.id) {
    check.broken = read_.id + 1;
    check.why = "this record and what followed it are missing";
  } else if (read_ != head) {
    check.broken = read_.id;
    check.why = "the chain does not end as the hub wrote it";
  } else {
    check.intact = true;
  }
  return check;
}

}  // namespace beffroi::storage
