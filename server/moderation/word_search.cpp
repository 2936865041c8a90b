#include "moderation/word_search.hpp"

#include <algorithm>
#include <deque>
#include <iterator>
#include <tuple>
#include <utility>

#include "moderation/bounds.hpp"
#include "moderation/characters.hpp"

namespace beffroi::moderation {
namespace {

constexpr std::uint8_t longest_run_told_apart = 3;
constexpr std::size_t shortest_plural = 3;
constexpr std::size_t shortest_part_of_glued = 3;

std::uint64_t edge(std::uint32_t node, char32_t letter) {
  return static_cast<std::uint64_t>(node) << 21U | letter;
}

std::u32string letters_in(const WordForm& form) {
  std::u32string letters;
  for (const Symbol& symbol : form.symbols) letters += symbol.letter;
  return letters;
}

// A hard end: the text or a word ends here. A soft one: only a part does.
bool is_hard_start(const Reading& reading, std::size_t at) {
  return at == 0 || reading.symbols[at - 1].is_space();
}
bool is_hard_end(const Reading& reading, std::size_t at) {
  return at + 1 == reading.symbols.size() || reading.symbols[at + 1].is_space();
}
bool is_start(const Reading& reading, std::size_t at) {
  return is_hard_start(reading, at) || reading.symbols[at].begins_part;
}
bool is_end(const Reading& reading, std::size_t at) {
  return is_hard_end(reading, at) || reading.symbols[at + 1].begins_part;
}

bool ends_as_plural(const Reading& reading, std::size_t at) {
  if (at + 1 >= reading.symbols.size()) return false;
  const char32_t letter = reading.symbols[at + 1].letter;
  return (letter == U's' || letter == U'x') && is_end(reading, at + 1);
}

bool crosses_parts(std::span<const Symbol> symbols) {
  return std::ranges::any_of(symbols.subspan(1), &Symbol::begins_part) ||
         std::ranges::any_of(symbols, &Symbol::spans_parts);
}

// By symbol: from the first to the last code point of the word it stands in.
std::vector<Hit> words_around(const Reading& reading) {
  std::vector<Hit> words(reading.symbols.size());
  for (std::size_t from = 0; from < words.size();) {
    std::size_t to = from + 1;
    while (to < words.size() && !reading.symbols[to].is_space() && !reading.symbols[to - 1].is_space()) ++to;
    const Hit word{0, reading.symbols[from].from, reading.symbols[to - 1].to, false};
    std::fill(words.begin() + static_cast<std::ptrdiff_t>(from), words.begin() + static_cast<std::ptrdiff_t>(to), word);
    from = to;
  }
  return words;
}

}  // namespace

Result<std::size_t, std::string> WordSearch::fits(const std::vector<Entry>& entries) {
  std::unordered_map<std::u32string, std::size_t> forms;
  for (const Entry& entry : entries) {
    std::u32string letters = letters_in(entry.form);
    if (++forms[letters] <= bounds::entries_per_form) continue;
    std::string shown;
    for (const char32_t letter : letters) append_utf8(shown, letter);
    return Failure{shown};
  }
  return forms.size();
}

WordSearch::WordSearch(const std::vector<Entry>& entries) : nodes_(1) {
  std::vector<std::pair<NodeId, std::size_t>> ends;  // of entries, by node: the words of one stand together
  ends.reserve(entries.size());
  for (std::size_t i = 0; i < entries.size(); ++i) ends.emplace_back(grown(entries[i].form), i);
  std::ranges::sort(ends);
  words_.reserve(entries.size());
  for (const auto& [node, entry] : ends) {
    if (nodes_[node].words++ == 0) nodes_[node].first_word = static_cast<std::uint32_t>(words_.size());
    add_word(entries[entry]);
  }
  link();
}

void WordSearch::add_word(const Entry& entry) {
  const WordForm& form = entry.form;
  Word word{.rule = entry.rule,
            .first_run = static_cast<std::uint32_t>(runs_.size()),
            .length = static_cast<std::uint16_t>(form.symbols.size()),
            .open_start = form.open_start,
            .open_end = form.open_end,
            .passes = entry.passes};
  std::size_t letters = 0;
  for (const Symbol& symbol : form.symbols) {
    runs_.push_back(std::min(symbol.run, longest_run_told_apart));
    letters += symbol.is_space() ? 0 : symbol.run;
  }
  const char32_t last = form.symbols.back().letter;
  word.letters = static_cast<std::uint8_t>(std::min<std::size_t>(letters, 255));
  word.plural = letters >= shortest_plural && last != U's' && last != U'x';
  words_.push_back(word);
}

WordSearch::NodeId WordSearch::child(NodeId node, char32_t letter) const {
  if (node == root && letter < from_root_.size()) return from_root_[letter];
  const auto found = edges_.find(edge(node, letter));
  return found == edges_.end() ? root : found->second;
}

WordSearch::NodeId WordSearch::grown(const WordForm& form) {
  NodeId node = root;
  for (const Symbol& symbol : form.symbols) {
    NodeId next = child(node, symbol.letter);
    if (next == root) {
      next = static_cast<NodeId>(nodes_.size());
      nodes_.emplace_back();
      edges_.emplace(edge(node, symbol.letter), next);
      if (node == root && symbol.letter < from_root_.size()) from_root_[symbol.letter] = next;
    }
    node = next;
  }
  return node;
}

// Breadth first: a node's fallback is nearer to the root, hence linked before it.
void WordSearch::link() {
  std::vector<std::vector<std::pair<char32_t, NodeId>>> children(nodes_.size());
  for (const auto& [key, to] : edges_) {
    children[key >> 21U].emplace_back(static_cast<char32_t>(key & 0x1FFFFFU), to);
  }
  std::deque<NodeId> open{root};
  while (!open.empty()) {
    const NodeId node = open.front();
    open.pop_front();
    for (const auto& [letter, to] : children[node]) {
      open.push_back(to);
      if (node == root) continue;
      NodeId back = nodes_[node].fallback;
      while (back != root && child(back, letter) == root) back = nodes_[back].fallback;
      nodes_[to].fallback = child(back, letter);
      const Node& fallback = nodes_[nodes_[to].fallback];
      nodes_[to].next_output = fallback.words > 0 ? nodes_[to].fallback : fallback.next_output;
    }
  }
}

WordSearch::NodeId WordSearch::step(NodeId node, char32_t letter, std::size_t& steps) const {
  while (true) {
    ++steps;
    const NodeId next = child(node, letter);
    if (next != root || node == root) return next;
    node = nodes_[node].fallback;
  }
}

std::size_t WordSearch::find(const Reading& reading, const Wanted& wanted, std::vector<Hit>& hits) const {
  std::size_t steps = 0;
  if (words_.empty()) return steps;
  const std::vector<Hit> words = words_around(reading);
  const std::size_t most = hits.size() + bounds::hits_per_reading;
  NodeId node = root;
  for (std::size_t i = 0; i < reading.symbols.size(); ++i) {
    node = step(node, reading.symbols[i].letter, steps);
    NodeId output = nodes_[node].words > 0 ? node : nodes_[node].next_output;
    for (; output != root; output = nodes_[output].next_output) {
      const Node& at = nodes_[output];
      for (std::uint32_t word = at.first_word; word < at.first_word + at.words; ++word) {
        ++steps;
        if (hits.size() < most) look_at(words_[word], {reading, words, wanted, hits, i});
      }
    }
  }
  return steps;
}

void WordSearch::look_at(const Word& word, const At& at) const {
  if (!at.wanted[word.rule]) return;
  const Reading& reading = at.reading;
  const std::size_t start = at.end + 1 - word.length;
  if (!word.open_start && !is_start(reading, start)) return;
  std::size_t end = at.end;
  if (!word.open_end && !is_end(reading, end)) {
    if (!word.plural || !ends_as_plural(reading, end)) return;
    ++end;
  }
  const std::span<const Symbol> symbols(reading.symbols.data() + start, word.length);
  if (!runs_fit(word, symbols)) return;
  if (reading.glued) {
    // What lies within one part was found in the reading that is not glued.
    if (!crosses_parts({reading.symbols.data() + start, end - start + 1})) return;
    const bool whole = is_hard_start(reading, start) && is_hard_end(reading, end);
    if (!whole && word.letters < shortest_part_of_glued) return;
  }
  Hit hit{word.rule, symbols.front().from, reading.symbols[end].to, word.passes};
  // A pass covers the whole of the words in which it begins and ends.
  if (word.passes && word.open_start) hit.from = at.words[start].from;
  if (word.passes && word.open_end) hit.to = at.words[end].to;
  at.hits.push_back(hit);
}

// A letter may be repeated for emphasis: three or more stand for any number that is not larger.
bool WordSearch::runs_fit(const Word& word, std::span<const Symbol> symbols) const {
  for (std::size_t i = 0; i < symbols.size(); ++i) {
    const std::uint8_t wanted = runs_[word.first_run + i];
    const std::uint8_t has = std::min(symbols[i].run, longest_run_told_apart);
    if (has != wanted && has < longest_run_told_apart) return false;
  }
  return true;
}

std::vector<Hit> WordSearch::without_passes(std::vector<Hit> hits) {
  constexpr auto by_place = [](const Hit& hit) { return std::tuple(hit.rule, hit.from, hit.to); };
  std::ranges::sort(hits, {}, by_place);
  std::vector<Hit> passes;  // each reaches at least as far as those of its rule before it
  std::ranges::copy_if(hits, std::back_inserter(passes), &Hit::passes);
  for (std::size_t i = 1; i < passes.size(); ++i) {
    if (passes[i].rule == passes[i - 1].rule) passes[i].to = std::max(passes[i].to, passes[i - 1].to);
  }
  std::erase_if(hits, [&](const Hit& hit) {
    if (hit.passes) return true;
    const auto after = std::ranges::upper_bound(passes, std::pair(hit.rule, hit.from), {},
                                                [](const Hit& pass) { return std::pair(pass.rule, pass.from); });
    return after != passes.begin() && std::prev(after)->rule == hit.rule && std::prev(after)->to >= hit.to;
  });
  hits.erase(std::unique(hits.begin(), hits.end()), hits.end());
  return hits;
}

}  // namespace beffroi::moderation
