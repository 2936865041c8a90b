#include "room/pseudonym.hpp"

#include <array>
#include <cstdint>

namespace beffroi::room {

namespace {

// Animals; none of them an insult.
constexpr std::array<std::string_view, 48> animals{
    "Alouette",  "Avocette",    "Belette",    "Bergeronnette", "Bernache", "Bouvreuil", "Busard",  "Castor",
    "Chamois",   "Cigogne",     "Coccinelle", "Colibri",       "Cormoran", "Courlis",   "Cygne",   "Dauphin",
    "Écureuil",  "Eider",       "Faucon",     "Fauvette",      "Goéland",  "Grèbe",     "Grillon", "Héron",
    "Hermine",   "Hirondelle",  "Huppe",      "Ibis",          "Lièvre",   "Loriot",    "Loutre",  "Lynx",
    "Macareux",  "Martinet",    "Mésange",    "Mouette",       "Phoque",   "Pinson",    "Pluvier", "Renard",
    "Rossignol", "Rouge-gorge", "Salamandre", "Sarcelle",      "Sterne",   "Tadorne",   "Triton",  "Vanneau"};

// FNV-1a: the same on every machine, unlike std::hash.
std::uint64_t mixed(std::uint64_t hash, std::string_view bytes) {
  for (const char byte : bytes) hash = (hash ^ static_cast<unsigned char>(byte)) * 1099511628211ULL;
  return hash;
}

}  // namespace

std::string pseudonym(std::string_view room, std::string_view person) {
  std::uint64_t hash = mixed(mixed(mixed(14695981039346656037ULL, room), "/"), person);
  hash ^= hash >> 32;
  const std::string_view animal = animals[hash % animals.size()];
  const std::uint64_t number = 10 + hash / animals.size() % 990;
  return std::string(animal) + " " + std::to_string(number);
}

}  // namespace beffroi::room
