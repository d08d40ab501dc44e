// Sentences with numbers put into them. All words come from the server, in the app's language.

const DAY_ZERO = 719163;  // the ordinal of 1 January 1970

const dayOfOrdinal = ordinal => new Date((ordinal - DAY_ZERO) * 86400000);

const fill = (template, values) => template.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? values[name] : whole));

function numberWriter(language) {
  const writers = new Map();
  return (value, decimals = 0, trim = false) => {
    const key = `${decimals}${trim}`;
    if (!writers.has(key)) {
      writers.set(key, new Intl.NumberFormat(language === "vi" ? "vi-VN" : "en-US", { minimumFractionDigits: trim ? 0 : decimals, maximumFractionDigits: decimals }));
    }
    return writers.get(key).format(value);
  };
}

// A number as somebody types it in the app's language; NaN where it is none.
function numberRead(text, language) {
  const plain = text.trim().replace(/[%×\s]/g, "");
  const usual = language === "vi" ? plain.replace(/\./g, "").replace(",", ".") : plain.replace(/,/g, "");
  const other = language === "vi" && /^\d+\.\d{1,2}$/.test(plain) ? plain : usual;  // 1.25 typed by habit
  return other === "" ? NaN : Number(other);
}

const SHORT_MONTH = new Intl.DateTimeFormat("en-US", { month: "short", timeZone: "UTC" });

function dateText(fixed, ordinal) {
  const day = dayOfOrdinal(ordinal), [date, year] = [day.getUTCDate(), day.getUTCFullYear()];
  return fixed.language === "vi" ? `${date}/${day.getUTCMonth() + 1}/${year}` : `${date} ${SHORT_MONTH.format(day)} ${year}`;
}

const shownChance = chance => Math.min(Math.max(Math.floor((chance * 100) / 5 + 0.5) * 5, 5), 95);

function roughDate(dates, ordinal, year, brief) {
  const day = dayOfOrdinal(ordinal), place = brief ? 1 : 0;
  if (day.getUTCFullYear() !== year) {
    return (dates.months[`${day.getUTCFullYear()}-${String(day.getUTCMonth() + 1).padStart(2, "0")}`] || ["", ""])[place];
  }
  const before = new Date(Math.max(day.getTime() - 86400000, Date.UTC(year, 0, 1)));
  const third = [10, 20].filter(end => before.getUTCDate() > end).length;
  return dates.thirds[before.getUTCMonth()][third][place];
}

function whenText(fixed, reading) {
  const { say, dates } = fixed;
  if (reading.met) return reading.met;
  const [early, middle, late] = reading.days;
  if (early === null) return say.never;
  const year = middle !== null && dayOfOrdinal(middle).getUTCFullYear() === dates.year ? dates.year : 0;
  const brief = day => (day === null ? say.never : roughDate(dates, day, year, true));
  const ends = { first: brief(early), last: brief(late), never: say.never };
  if (middle === null) return fill(say.earliest, ends);
  if (middle < fixed.today[0]) return fill(say.perhaps, ends);
  return fill(say.about, { ...ends, middle: roughDate(dates, middle, dates.year, false) });
}

function levelText(write, target, reading) {
  const [low, middle, high] = reading.levels;
  if (low === null || middle === null || high === null) return target.level;
  const shown = target.noun ? `${write(middle)} ${target.noun}` : `${write(middle)}%`;
  return low === high ? shown : `${shown} [${write(low)}–${write(high)}]`;
}

// Tone, sign, number and word of a chance.
function statusParts(fixed, write, reading) {
  if (reading.met) return ["good", "✓", fixed.say.met, ""];
  const shown = shownChance(reading.chance);
  const [, word, sign, tone] = fixed.say.likelihoods.find(([lowest]) => shown >= lowest);
  return [tone, sign, `${write(shown)}%`, word + reading.extra];
}

// What the levers are called with one of them at a position.
function leverWords(fixed, write, standing, lever, position) {
  if (position === lever.usual) return standing.off;
  const exact = standing.exact.find(([known]) => Math.abs(known - position) < 1e-6);
  return exact ? exact[1] : fill(standing.on, { level: phraseAt(fixed, write, lever, position) });
}

// The rules of `planner.text.strengths`: a level's word where a strength rests on one, otherwise its number.
const NEAR = 0.006, EXACT = 1e-6;

// The stop on which a position rests; -1 between two.
function levelAt(lever, position) {
  return lever.stops.findIndex(stop => Math.abs(stop - position) <= (lever.kind !== "measure" || stop === 0 || stop === 1 ? EXACT : NEAR));
}

// A position on its own: "nhân rộng", "50%"; of an assumption its value.
function wordAt(fixed, write, lever, position) {
  const place = levelAt(lever, position);
  if (place >= 0) return lever.words[place];
  return lever.kind === "measure" ? strengthNumber(write, position) : valueText(fixed, write, lever, position);
}

// A position after the lever's name: "toàn tỉnh", "ở mức 50%".
function phraseAt(fixed, write, lever, position) {
  const place = levelAt(lever, position);
  if (lever.kind !== "measure") return wordAt(fixed, write, lever, position);
  return place >= 0 ? lever.phrases[place] : fill(fixed.say.at_strength, { strength: strengthNumber(write, position) });
}

function strengthNumber(write, strength) {
  const size = strength * 100;
  const decimals = [0, 1, 2, 3, 4].find(count => { const shown = Number(size.toFixed(count)); return shown > 0 && shown < 100; }) ?? 4;
  return `${write(size, decimals)}%`;
}

// The rule of `planner.text.takeaway.value_text`.
function valueText(fixed, write, lever, value) {
  if (lever.kind === "pace") return `×${write(value, 2, true)}`;
  if (lever.kind === "ceiling") return `${write(value, 1, true)}%`;
  return lever.kind === "launch" ? dateText(fixed, Math.round(value)) : write(value);
}

function nearestStop(lever, position) {
  let nearest = 0;
  lever.stops.forEach((stop, k) => { if (Math.abs(stop - position) < Math.abs(lever.stops[nearest] - position)) nearest = k; });
  return nearest;
}

function takeawayText(fixed, write, state, target, reading, lever, position) {
  if (reading.met) return fill(state.met, { when: reading.met, level: levelText(write, target, reading) });
  const { say } = fixed, standing = state.levers[lever.id];
  const levers = leverWords(fixed, write, standing, lever, position), chance = shownChance(reading.chance);
  const alone = standing.alone && position === lever.usual;
  if (alone || state.before === null) {
    return fill(say.stands, { levers, target: state.wanted, chance: `${write(chance)}%`, when: whenText(fixed, reading) });
  }
  const template = chance > state.before ? say.up : chance < state.before ? say.down : say.same;
  return fill(template, { levers, target: state.wanted, old: write(state.before), new: `${write(chance)}%` });
}

// A small card's second line: from the baseline's level to this one, unless they read the same.
function dueText(fixed, target, level) {
  const moved = target.old && !level.startsWith(target.old) ? `${target.old} → ` : "";
  return [`${fixed.say.at_due}: ${moved}`, level];
}
