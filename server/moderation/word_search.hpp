// Many words in one text at once: an Aho-Corasick automaton of our own over readings. Built once, then read by any
// thread. A search takes at most a fixed number of steps for each symbol, whatever the words and the text.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "moderation/readings.hpp"
#include "result.hpp"

namespace beffroi::moderation {

// How a word of a list may stand in a text: 'mot' whole (with the s or x of its plural), 'mot*' as a beginning, '*mot'
// as an end, '*mot*' anywhere.
struct WordForm {
  std::vector<Symbol> symbols;  // at least one
  bool open_start = false;
  bool open_end = false;
};

struct Entry {
  WordForm form;
  std::uint32_t rule = 0;  // an index that the caller gives meaning to
  bool passes = false;     // no hit, and hits of the same rule inside it are none either
};

struct Hit {
  std::uint32_t rule = 0;
  std::uint32_t from = 0;  // code points of the text
  std::uint32_t to = 0;
  bool passes = false;

  bool operator==(const Hit&) const = default;
};

// Which rules are looked for in this text, by index.
using Wanted = std::vector<bool>;

class WordSearch {
 public:
  WordSearch() : WordSearch(std::vector<Entry>()) {}

  // Precondition: fits(entries).
  explicit WordSearch(const std::vector<Entry>& entries);

  // Not more than bounds::entries_per_form of them have the same letters in a row; else those letters.
  static Result<std::size_t, std::string> fits(const std::vector<Entry>& entries);

  // Adds what a reading holds to `hits`, at most bounds::hits_per_reading. Answers the steps it took.
  std::size_t find(const Reading& reading, const Wanted& wanted, std::vector<Hit>& hits) const;

  // Hits without those that a pass covers; in order, none twice.
  static std::vector<Hit> without_passes(std::vector<Hit> hits);

  bool empty() const { return words_.empty(); }

 private:
  using NodeId = std::uint32_t;
  static constexpr NodeId root = 0;

  struct Node {
    NodeId fallback = root;     // the longest end of this that begins a word
    NodeId next_output = root;  // the nearest fallback at which a word ends
    std::uint32_t first_word = 0;
    std::uint32_t words = 0;  // from first_word on
  };
  struct Word {
    std::uint32_t rule = 0;
    std::uint32_t first_run = 0;
    std::uint16_t length = 0;  // symbols
    bool open_start = false;
    bool open_end = false;
    bool plural = false;
    bool passes = false;
    std::uint8_t letters = 0;  // that are no spaces, counted up to 255
  };
  struct At {
    const Reading& reading;
    const std::vector<Hit>& words;  // by symbol: the word it stands in, as a range of code points
    const Wanted& wanted;
    std::vector<Hit>& hits;
    std::size_t end;  // index of the last symbol
  };

  NodeId child(NodeId node, char32_t letter) const;
  NodeId grown(const WordForm& form);
  void link();
  void add_word(const Entry& entry);
  NodeId step(NodeId node, char32_t letter, std::size_t& steps) const;
  void look_at(const Word& word, const At& at) const;
  bool runs_fit(const Word& word, std::span<const Symbol> symbols) const;

  std::vector<Node> nodes_;
  std::unordered_map<std::uint64_t, NodeId> edges_;  // node and letter → node
  std::array<NodeId, 128> from_root_{};
  std::vector<Word> words_;
  std::vector<std::uint8_t> runs_;  // of all words, one after the other
};

}  // namespace beffroi::moderation
