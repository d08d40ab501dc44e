// Tables are looked up and added, nothing more: what an indicator does over operational time was computed by the server.

const FULL = 65535;

const bytesOf = text => Uint8Array.from(atob(text), letter => letter.charCodeAt(0)).buffer;

const unpack = text => new Uint16Array(bytesOf(text));

const unpackExactly = text => new Float32Array(bytesOf(text));

const unpackScaled = (text, largest) => Float64Array.from(unpack(text), step => (step / FULL) * largest);

const unpackPeriods = (text, longest) =>
  Float64Array.from(unpack(text), step => (step === FULL ? Infinity : Math.expm1((step / (FULL - 1)) * Math.log1p(longest))));

const unpackPercent = text => unpackScaled(text, 200);

function unpackTables(tables) {
  const { time } = tables, indicators = {};
  const added = Object.fromEntries(Object.entries(time.added).map(([name, text]) => [name, unpackScaled(text, time.most)]));
  for (const [name, form] of Object.entries(tables.indicators)) {
    const needed = Object.fromEntries(Object.entries(form.needed).map(([target, text]) => [target, unpackExactly(text)]));
    const own = { ...form, needed };
    if (form.steps) own.steps = unpackPeriods(form.steps, form.longest);
    else {
      own.levels = unpackScaled(form.levels, 1);
      own.periods = Float64Array.from({ length: form.points }, (_, k) => Math.expm1((k / (form.points - 1)) * Math.log1p(form.reach)));
    }
    indicators[name] = own;
  }
  return { time: { ...time, added }, indicators };
}

// How many entries of an ascending stretch of an array are at or below a value.
function countUpTo(array, value, from = 0, to = array.length) {
  let low = from, high = to;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (array[middle] <= value) low = middle + 1;
    else high = middle;
  }
  return low - from;
}

// Operational time of one indicator with the levers where they stand: a function of the day, and its inverse.
// A pace holds from its day on; until then it is what was believed before.
function operationalTime(form, time, weights, { pace, since }) {
  const extra = new Float64Array(time.count + 1);
  for (const [name, weight] of weights) time.added[name].forEach((periods, k) => { extra[k] += weight * periods; });
  const lastDay = time.first + time.count - 1;
  const dayAt = k => (k < time.count ? time.first + k : time.horizon);
  const extraOn = day => {
    if (day <= time.first) return extra[0];
    const k = day < lastDay ? Math.floor(day - time.first) : time.count - 1;
    const start = dayAt(k), share = Math.min((day - start) / (dayAt(k + 1) - start), 1);
    return extra[k] + (extra[k + 1] - extra[k]) * share;
  };
  const plain = day => day / time.period + extraOn(day), turn = Math.max(since, form.origin);
  const begun = plain(form.origin), turned = plain(turn);
  const at = day => (day <= turn ? form.before * (plain(day) - begun) : form.before * (turned - begun) + pace * (plain(day) - turned));
  const dayOf = periods => {
    if (periods <= 0) return form.origin;
    let low = 0, high = time.count;
    if (!(at(dayAt(high)) >= periods)) return null;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (at(dayAt(middle)) >= periods) high = middle;
      else low = middle + 1;
    }
    if (high === 0) return dayAt(0);
    const near = dayAt(high - 1), from = at(near), to = at(dayAt(high));
    return near + ((periods - from) / (to - from)) * (dayAt(high) - near);
  };
  return { at, dayOf };
}

// Levels of an indicator's bands after some operational time, as shares.
function levelsAfter(form, periods) {
  const bands = form.bands.length, found = [];
  if (form.steps) {
    for (let band = 0; band < bands; band++) {
      const done = countUpTo(form.steps, periods, band * form.left, (band + 1) * form.left);
      found.push(Math.min(form.now + done * form.unit, 1));
    }
    return found;
  }
  const above = Math.min(Math.max(countUpTo(form.periods, periods), 1), form.points - 1), below = above - 1;
  const share = Math.min(Math.max((periods - form.periods[below]) / (form.periods[above] - form.periods[below]), 0), 1);
  for (let band = 0; band < bands; band++) {
    const from = form.levels[below * bands + band], to = form.levels[above * bands + band];
    found.push(from + (to - from) * share);
  }
  return found;
}

// The operational time with which a share of the futures has reached a target.
const periodsOfShare = (needed, share) => needed[Math.max(Math.ceil(share * needed.length - 1e-9) - 1, 0)];

const BANDS = 7, LOW = 1, MIDDLE = 3, HIGH = 5, SHARES = [0.1, 0.5, 0.9];

// What becomes of a target: chance, three days, three levels in percent.
function closedReading(form, clock, target, id, horizon) {
  const needed = form.needed[id] ?? [0], inTime = clock.at(target.due);
  const chance = target.due >= form.origin ? countUpTo(needed, inTime) / needed.length : 0;
  const days = SHARES.map(share => {
    const periods = periodsOfShare(needed, share);
    const day = periods === Infinity ? null : clock.dayOf(periods);
    const whole = day === null ? null : form.origin + Math.ceil(day - form.origin - 1e-9);
    return whole === null || whole > horizon ? null : whole;
  });
  const levels = levelsAfter(form, Math.max(inTime, 0));
  return { chance, days, levels: [LOW, MIDDLE, HIGH].map(band => levels[form.bands.indexOf(band)] * target.scale), met: "", extra: target.extra };
}

// The fan of a closed indicator on its dates, as a flat array of percentages.
function closedFan(form, clock, dates, scale) {
  const fan = new Float64Array(dates.length * BANDS);
  dates.forEach((day, row) => {
    const levels = day > form.origin ? levelsAfter(form, clock.at(day)) : Array(BANDS).fill(form.now);
    levels.forEach((level, band) => { fan[row * BANDS + band] = level * scale; });
  });
  return fan;
}

// Where a position lies between the positions of a sweep.
function between(positions, position) {
  const above = Math.min(Math.max(countUpTo(positions, position), 1), positions.length - 1), below = above - 1;
  const share = (position - positions[below]) / (positions[above] - positions[below]);
  return { below, above, share: Math.min(Math.max(share, 0), 1) };
}

const mixed = (from, to, share) => (from === null || to === null ? (share < 0.5 ? from : to) : from + (to - from) * share);

function sweptReading(nodes, place) {
  const [chance, days, levels] = nodes[place.below], [nextChance, nextDays, nextLevels] = nodes[place.above];
  const near = nodes[place.share < 0.5 ? place.below : place.above];
  return {
    chance: near[3] ? 1 : mixed(chance, nextChance, place.share),
    days: days.map((day, k) => { const found = mixed(day, nextDays[k], place.share); return found === null ? null : Math.round(found); }),
    levels: levels.map((level, k) => mixed(level, nextLevels[k], place.share)),
    met: near[3],
    extra: near[4],
    needed: near[5],
    pace: near[6],
  };
}

const mixedArrays = (from, to, share) => Float64Array.from(from, (value, k) => value + (to[k] - value) * share);
