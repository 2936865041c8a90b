// Rounds: each server once in each, fresh, so that all of them meet the machine's good and bad minutes.
import { runLoad } from "./load.mjs";

export const median = (list) => {
  const sorted = [...list].filter((value) => Number.isFinite(value)).sort((a, b) => a - b);
  if (sorted.length === 0) return Number.NaN;
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
};

// `servers`: {name: start}. Returns {name: [{phase: figures}, one for each round]}; a server that cannot run here is left out, and
// said.
export async function rounds(options, servers, load) {
  const results = {};
  const absent = {};
  for (let round = 1; round <= options.repeats; ++round) {
    for (const [name, start] of Object.entries(servers)) {
      if (absent[name]) continue;
      try {
        const figures = await once(options, start, load);
        if (figures === undefined) {
          absent[name] = "this build does not have it";
          continue;
        }
        (results[name] ??= []).push(figures);
        options.say(`  round ${round}, ${name}: ${brief(figures)}`);
      } catch (error) {
        absent[name] = error.message.split("\n")[0];
        options.say(`  ${name} could not be measured: ${error.message}`);
        delete results[name];
      }
    }
  }
  return { results, absent };
}

export async function once(options, start, load) {
  const server = await start({ viewers: load.viewers + (load.extraPeople ?? 0), publishers: load.publishers });
  if (server === undefined) return undefined;
  try {
    const own = {};
    const figures = await runLoad(options.load, server, { ...load, atPause: async (name) => (own[name] = await server.figures()) });
    return { ...figures, own };
  } finally {
    await server.end();
  }
}

function brief(figures) {
  const one = ([phase, value]) => (value.per_cpu_second ? `${phase} ${Math.round(value.per_cpu_second).toLocaleString("en")}/CPU-s` : undefined);
  return Object.entries(figures).map(one).filter(Boolean).join(", ") || "done";
}

// A figure's median over the rounds, and the median of its quotient to another server's in the same round.
export const middle = (runs, phase, key) => median((runs ?? []).map((run) => run[phase]?.[key] ?? Number.NaN));
export const ratio = (runs, others, phase, key) => median((runs ?? []).map((run, round) => (run[phase]?.[key] ?? Number.NaN) / ((others ?? [])[round]?.[phase]?.[key] ?? Number.NaN)));
export const wrong = (runs, phase) => (runs ?? []).reduce((sum, run) => sum + (run[phase]?.missing ?? 0) + (run[phase]?.doubled ?? 0) + (run[phase]?.disordered ?? 0), 0);

export const chosenOf = (options, all, names) => Object.fromEntries(names.filter((name) => !options.servers || options.servers.includes(name)).map((name) => [name, all[name]]));
