// The figures as a page. A part gives `bars` (what was promised, what came out), `tables`, and the command that repeats it.
export const count = (value) => (Number.isFinite(value) ? Math.round(value).toLocaleString("en") : "–");
export const times = (value) => (Number.isFinite(value) ? value.toFixed(2) : "–");
export const ms = (value) => (Number.isFinite(value) ? (value < 10 ? value.toFixed(1) : String(Math.round(value))) : "–");

export const table = (head, rows) => [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");

// One promise: `met` is computed from the figure, never written by hand. undefined: not measured.
export const bar = (what, promised, figure, met) => ({ what, promised, figure, met: Number.isFinite(figure) ? met(figure) : undefined });

const verdict = (met) => (met === undefined ? "not measured" : met ? "met" : "**missed**");

export function report({ machine, commit, options, minutes, sections }) {
  const command = (section) => `node tests/bench/bench.mjs --parts ${section.name} --viewers ${options.viewers} --seconds ${options.seconds} --repeats ${options.repeats}`;
  const bars = sections.flatMap((section) => section.bars.map((each) => [each.what, each.promised, each.text ?? times(each.figure), verdict(each.met), section.name]));
  const bodies = sections.map((section) => `## ${section.title}\n\n\`${command(section)}\`\n\n${section.text}\n\n${section.tables.join("\n\n")}`);
  return `# Figures

Written by \`./test bench\` (commit ${commit}, ${minutes} minutes). Loopback, 200-byte messages, one room; the server on one processor, the load tool on another,
each server fresh in each of ${options.repeats} rounds; medians. On loopback the sender's processor also does the receivers' TCP work, so absolute figures are
pessimistic and the machine's speed drifts by a tenth or two between minutes: ratios within a round are the point.
Machine: ${machine}.

## Promised and measured

${table(["what", "promised", "measured", "", "part"], bars)}

${bodies.join("\n\n")}
`;
}
