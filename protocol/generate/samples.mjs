// A whole and a bare sample of every variant: both languages decode them and write them again the same.
export function validSamples(model) {
  const samples = [];
  for (const name of ["ClientMessage", "ServerMessage", "Command", "Fact", "Change"]) {
    const union = model.unions.find((each) => each.name === name);
    for (const variant of union.variants) {
      for (const whole of [true, false]) {
        samples.push({ name: `${name} ${variant.tag} ${whole ? "whole" : "bare"}`, type: name, value: { [union.tag]: variant.tag, ...fields(model, variant, whole) } });
      }
    }
  }
  samples.push({ name: "Entry whole", type: "Entry", value: fields(model, model.structs.Entry, true) });
  return JSON.stringify(samples, null, 1) + "\n";
}

function fields(model, struct, whole) {
  const out = {};
  for (const field of struct.fields) {
    if (field.optional && !whole) continue;
    const item = () => value(model, field, whole);
    if (field.list) out[field.name] = whole ? [item(), item()] : [];
    else if (field.map) out[field.name] = whole ? { 12: item() } : {};
    else out[field.name] = item();
  }
  return out;
}

function value(model, field, whole) {
  switch (field.kind) {
    case "bool":
      return whole;
    case "int":
      return whole ? -3 : 0;
    case "seq":
      return whole ? 1841 : 1;
    case "time":
      return whole ? 1805529600000 : 0;
    case "id":
      return whole ? "c-room.1_a:b" : "a";
    case "string":
    case "text":
      return whole ? 'Été « \\"quoted\\" »\n\u0001 😀' : "";
  }
  const names = model.enums[field.kind];
  if (names) return whole ? names.values.at(-1) : names.values[0];
  const union = model.unions.find((each) => each.name === field.kind);
  if (union) return { [union.tag]: union.variants[0].tag, ...fields(model, union.variants[0], whole) };
  return fields(model, model.structs[field.kind], whole);
}
