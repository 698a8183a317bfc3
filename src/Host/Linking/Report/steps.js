'use strict';

const ledger = JSON.parse(document.getElementById('ledger-json').textContent);
const SLICE = 8 * 1024 * 1024;
const MEGABYTE = 1024 * 1024;
const MOST = 10;
const VISIBLE = 0.005;
const NOTHING = 1e-9;
const svgSpace = 'http://www.w3.org/2000/svg';
const ids = ledger.hasSources ? ['source_dataset_l', 'unique_id_l', 'source_dataset_r', 'unique_id_r'] : ['unique_id_l', 'unique_id_r'];
const columns = [...ids, 'match_weight', 'match_probability', ...ledger.comparisons.map(c => 'gamma_' + c.name)];
const at = name => columns.indexOf(name);
const answer = document.getElementById('answer');
const progress = document.getElementById('progress');
let asked = 0;

class Wrong extends Error {
  constructor(field, message) {
    super(message);
    this.field = field;
  }
}

// Words and numbers, as the report has them.
const signed = value => Math.abs(value) < VISIBLE ? '0.00' : value === Infinity ? '+∞' : value === -Infinity ? '−∞'
  : (value > 0 ? '+' : '−') + Math.abs(value).toLocaleString('en-GB', { minimumFractionDigits: 2, maximumFractionDigits: 2 });

function times(weight) {
  if (Math.abs(weight) < 0.05) {
    return 'no more and no less likely';
  }
  const number = Math.pow(2, Math.abs(weight));
  return number.toLocaleString('en-GB', { maximumFractionDigits: number < 10 ? 1 : 0 }) + (weight > 0 ? ' times likelier' : ' times less likely');
}

function probabilityOf(weight) {
  const probability = weight > 1000 ? 1 : Math.pow(2, weight) / (1 + Math.pow(2, weight));
  return probability > 0.9995 ? 'more than 0.999' : probability < 0.0005 ? 'less than 0.001' : probability.toFixed(3);
}

// The steps of a pair: its levels from the ledger, and what is left up to its weight.
function stepsOf(row) {
  const weight = Number(row[at('match_weight')]);
  if (row[at('match_weight')].trim() === '' || !Number.isFinite(weight)) {
    throw new Wrong('line', '“' + row[at('match_weight')] + '” is not a match weight. Copy a whole line of the pairs.csv beside this report');
  }
  const steps = [{ label: 'Start', bits: ledger.start, words: ledger.startWords }];
  const levels = ledger.comparisons.map(c => {
    const gamma = row[at('gamma_' + c.name)];
    const level = c.levels.find(l => String(l.gamma) === gamma);
    if (!level) {
      throw new Wrong('line', '“' + gamma + '” is not a level of ' + c.name + '. Copy a whole line of the pairs.csv beside this report');
    }
    steps.push({ label: c.name + ': ' + level.label, bits: Number(level.bits), words: level.words });
    return level;
  });
  rest(steps, levels, weight - steps.reduce((sum, s) => sum + s.bits, 0));
  return { steps, weight };
}

// Rare values and brothers and sisters are told apart wherever the row alone says how.
function rest(steps, levels, left) {
  const adjusted = levels.filter(l => l.isAdjusted);
  const rare = bits => Math.abs(bits) > NOTHING && steps.push({ label: 'Rare or common values', bits, words: 'The values are ' + (bits > 0 ? 'rarer' : 'commoner') + ' than most, which makes one person ' + times(bits) + '.' });
  const brothers = bits => steps.push({
    label: 'Brothers and sisters', bits, words: bits > -0.05 ? 'Two children of one household would hardly look like this, so nothing is taken off.'
      : 'Two children of one household would look like this too, which makes one person ' + times(bits) + '.' });
  if (ledger.siblingStart === null) {
    rare(left);
    return;
  }
  if (ledger.hasAgencies) {
    steps.push({ label: 'Rare values, agencies, neighbours, brothers and sisters', bits: left, words: 'How rare the values are, which agencies hold the records, and that neighbours, brothers and sisters may look alike, together make one person ' + times(left) + '.' });
    return;
  }
  // Strangers look like this as often as those near and those far together; that is taken off first, as the report does.
  const near = levels.reduce((product, l) => product * Number(l.near), ledger.near);
  const far = levels.reduce((product, l) => product * Number(l.far), 1 - ledger.near);
  const strangers = Math.max(Math.log2(near + far), -4);
  steps.push({
    label: 'Neighbours', bits: -strangers, words: strangers < -0.05 ? 'Two strangers who live near one another would hardly look like this, which makes one person ' + times(-strangers) + '.'
      : strangers < 0.05 ? 'Two strangers who live near one another would hardly look like this, so nothing is taken off.'
      : 'Two strangers who live near one another could look like this too, which makes one person ' + times(-strangers) + '.' });
  left += strangers;
  const sibling = levels.reduce((sum, l) => sum + Number(l.siblingBits), ledger.siblingStart) - strangers;
  const shared = adjusted.filter(l => l.rarityIsShared);
  if (shared.length === 0) {
    const taken = adjusted.length === 0 ? left : -(sibling > 21 ? sibling : Math.log2(1 + Math.pow(2, sibling)));
    rare(left - taken);
    brothers(taken);
    return;
  }
  // What is rare adds r and raises the odds of a brother or sister by r too: left = r - log2(1 + 2^(sibling + r)).
  const share = 1 - Math.pow(2, sibling + left);
  if (shared.length === adjusted.length && share > 0.01) {
    const rarity = left - Math.log2(share);
    rare(rarity);
    brothers(left - rarity);
    return;
  }
  steps.push({ label: 'Rare or common values, and brothers and sisters', bits: left, words: 'How rare the values are, and that brothers and sisters may look alike, together make one person ' + times(left) + '.' });
}
