// Scores the pairs of a file by a model in Splink's format, in DuckDB's SQL: the peer beside which the engine is measured.
// node benchmarks/linkage/peer.mjs --model MODEL.json --input FILE.csv[.gz]
//   [--threshold 0.01] [--threads 2] [--memory 16GB] [--output pairs.csv]
// It prints one line of JSON. What it writes to --output is not in the times.
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { DuckDBInstance } from '@duckdb/node-api';

const { values: wanted } = parseArgs({
  options: {
    model: { type: 'string' },
    input: { type: 'string' },
    threshold: { type: 'string', default: '0.01' },
    threads: { type: 'string', default: '2' },
    memory: { type: 'string', default: '16GB' },
    output: { type: 'string' },
  },
});
if (!wanted.model || !wanted.input) throw new Error('--model and --input are needed');
const threshold = Number(wanted.threshold);
if (!(threshold >= 0 && threshold < 1)) throw new Error('--threshold is a probability: from 0 to less than 1');

const model = JSON.parse(readFileSync(wanted.model, 'utf8'));
if (model.link_type !== 'dedupe_only') throw new Error(`Only dedupe_only: the model says ${model.link_type}`);
const idColumn = model.unique_id_column_name ?? 'unique_id';
const rules = model.blocking_rules_to_generate_predictions.map(rule => rule.blocking_rule ?? rule);

const text = value => `'${value.replaceAll("'", "''")}'`;
const name = value => `"${value.replaceAll('"', '""')}"`;
const number = value => value === Infinity ? "'Infinity'::double" : `${value}::double`;

const database = await DuckDBInstance.create(':memory:', {
  threads: wanted.threads,
  memory_limit: wanted.memory,
  preserve_insertion_order: 'false',
});
const connection = await database.connect();
const run = sql => connection.run(sql);
const row = async sql => (await connection.runAndReadAll(sql)).getRowsJS()[0];

// Splink's values for a level that no training has reached: the last level but one stands at 2^3, the lowest at 2^-5, the first at 2^10.
function defaults(levels, fromLowest) {
  if (levels < 2) throw new Error('A comparison needs two levels besides its null level');
  const isFirst = fromLowest === levels - 1;
  const m = isFirst ? 0.95 : (1 - 0.95) / (levels - 1);
  const weight = isFirst ? 10 : levels === 2 ? -5 : -5 + fromLowest * 8 / (levels - 2);
  return { m, u: m / 2 ** weight };
}

// In a model that has never left Splink's memory a probability may be a text: the level was not observed.
const probability = (given, otherwise) => given === undefined || given === null ? otherwise : typeof given === 'string' ? 1e-6 : given;

const literally = value => value.replaceAll(/[^\w]/g, '\\$&');
const exactMatch = column => new RegExp(`^\\s*"?(${literally(column)})_([lr])"?\\s*=\\s*"?\\1_(?!\\2)[lr]"?\\s*$`, 'i');

function readComparison(comparison, place) {
  const ranked = comparison.comparison_levels.filter(level => !level.is_null_level);
  const levels = comparison.comparison_levels.map(level => {
    const value = level.is_null_level ? -1 : ranked.length - 1 - ranked.indexOf(level);
    if (level.is_null_level) return { ...level, value, factor: 1 };
    const otherwise = defaults(ranked.length, value);
    const m = probability(level.m_probability, otherwise.m);
    const u = probability(level.u_probability, otherwise.u);
    return { ...level, value, u, factor: u === 0 ? Infinity : m / u };
  });
  for (const level of levels) {
    const { tf_adjustment_column: column, tf_adjustment_weight: weight = 1, tf_minimum_u_value: least = 0 } = level;
    if (!column || weight === 0 || level.is_null_level || isElse(level)) continue;
    const exact = level.disable_tf_exact_match_detection ? level : levels.find(other => exactMatch(column).test(other.sql_condition));
    if (!exact) throw new Error(`${comparison.output_column_name}: no exact match level for ${column}`);
    level.adjustment = { column, weight, least, u: exact.u };
  }
  return { place, levels };
}

const isElse = level => level.sql_condition.trim().toUpperCase() === 'ELSE';
const comparisons = model.comparisons.map(readComparison);
const adjusted = [...new Set(comparisons.flatMap(c => c.levels).flatMap(level => level.adjustment?.column ?? []))];
const conditions = comparisons.flatMap(c => c.levels.map(level => level.sql_condition)).join('\n');

/** Columns that the model compares and the file has not: A_B_concat is A and B with a space between, as Splink derives it. */
function derive(columns) {
  const compared = [...conditions.matchAll(/(\w+_concat)_[lr]\b/g)].map(match => match[1]);
  const asked = new Set([...compared, ...adjusted.filter(column => column.endsWith('_concat'))]);
  return [...asked].filter(column => !columns.includes(column)).map(column => {
    const first = columns.find(a => columns.some(b => `${a}_${b}_concat` === column));
    if (!first) throw new Error(`The file has no column ${column}, nor two that would make it`);
    const second = column.slice(first.length + 1, -'_concat'.length);
    return { column, sql: `${name(first)} || ' ' || ${name(second)}` };
  });
}

async function load() {
  await run(`create view lines as select * from read_csv(${text(wanted.input)},
    header = true, delim = ',', quote = '"', escape = '"', all_varchar = true, nullstr = '')`);
  const columns = (await connection.runAndReadAll('describe lines')).getRowsJS().map(([column]) => column);
  const derived = derive(columns);
  // Numbers in the order of the ids to join by, as Splink has them when the ids are numbers: reading all as text is not to slow the peer.
  // Our own names begin with __, so that they are not a file's.
  await run(`create table read as select *, dense_rank() over (order by ${name(idColumn)}) as __record
    ${derived.map(d => `, ${d.sql} as ${name(d.column)}`).join('')} from lines`);
  const [rows, records] = await row('select count(*), coalesce(max(__record), 0) from read');
  if (rows !== records) throw new Error(`${idColumn} is not unique`);
  for (const [place, column] of adjusted.entries()) {
    await run(`create table tf_${place} as select ${name(column)} as value, count(*)::double / (select count(${name(column)}) from read) as tf
      from read where ${name(column)} is not null group by 1`);
  }
  await run(`create table records as select read.*${adjusted.map((_, i) => `, tf_${i}.tf as __tf_${i}`).join('')}
    from read ${adjusted.map((column, i) => `left join tf_${i} on read.${name(column)} = tf_${i}.value`).join(' ')}`);
  await run('drop table read');
  return { rows: Number(rows), columns: [...columns, ...derived.map(d => d.column)] };
}

async function block() {
  const found = rules.map((rule, i) => {
    const earlier = rules.slice(0, i).map(other => `coalesce((${other}), false)`);
    const isNew = earlier.length ? `and not (${earlier.join(' or ')})` : '';
    return `select l.__record as __l, r.__record as __r from records l join records r on (${rule}) where l.__record < r.__record ${isNew}`;
  });
  await run(`create table blocked as ${found.join(' union all ')}`);
  return Number((await row('select count(*) from blocked'))[0]);
}

const branchSql = level => isElse(level) ? `else ${level.value}` : `when ${level.sql_condition} then ${level.value}`;
const levelSql = ({ place, levels }) => `case ${levels.map(branchSql).join('\n')} end as __level_${place}`;

const factorSql = ({ place, levels }) =>
  `case __level_${place} ${levels.map(level => `when ${level.value} then ${number(level.factor)}`).join(' ')} end`;

function adjustmentSql({ place, levels }) {
  const branches = levels.filter(level => level.adjustment).map(({ value, adjustment }) => {
    const tf = `__tf_${adjusted.indexOf(adjustment.column)}`;
    // greatest passes over a null, so a value that has one frequency only takes that one.
    const shared = `greatest(${tf}_l, ${tf}_r${adjustment.least ? `, ${number(adjustment.least)}` : ''})`;
    const ratio = `${number(adjustment.u)} / ${shared}`;
    const factor = adjustment.weight === 1 ? ratio : `pow(${ratio}, ${number(adjustment.weight)})`;
    return `when __level_${place} = ${value} and coalesce(${tf}_l, ${tf}_r) is not null then ${factor}`;
  });
  return branches.length ? [`case ${branches.join(' ')} else 1::double end`] : [];
}

async function score(columns) {
  const mentions = column => new RegExp(`\\b${literally(column)}_[lr]\\b`, 'i').test(conditions);
  const sides = columns.filter(mentions).flatMap(column => ['l', 'r'].map(side => `${side}.${name(column)} as ${name(`${column}_${side}`)}`));
  const frequencies = adjusted.flatMap((_, i) => [`__tf_${i}_l`, `__tf_${i}_r`]);
  const frequencySides = adjusted.flatMap((_, i) => ['l', 'r'].map(side => `${side}.__tf_${i} as __tf_${i}_${side}`));
  const prior = model.probability_two_random_records_match;
  const factors = [number(prior / (1 - prior)), ...comparisons.map(factorSql), ...comparisons.flatMap(adjustmentSql)];
  const isEnough = threshold === 0 ? '' : `where log2(odds) >= ${number(Math.log2(threshold / (1 - threshold)))}`;
  await run(`create table pairs as
    with compared as (
      select b.__l, b.__r, ${[...sides, ...frequencySides].join(', ')}
      from blocked b join records l on l.__record = b.__l join records r on r.__record = b.__r
    ), vectors as (
      select __l, __r, ${[...frequencies, ...comparisons.map(levelSql)].join(',\n')} from compared
    ), scored as (
      select __l, __r, least(greatest(${factors.join('\n * ')}, 1e-300), 1e300) as odds from vectors
    )
    select __l, __r, log2(odds) as match_weight, odds / (1 + odds) as match_probability from scored ${isEnough}`);
  return Number((await row('select count(*) from pairs'))[0]);
}

const seconds = {};
async function timed(part, work) {
  const start = performance.now();
  const result = await work();
  seconds[part] = (performance.now() - start) / 1000;
  return result;
}

const cpuBefore = process.cpuUsage();
const { rows, columns } = await timed('load', load);
const comparedPairs = await timed('block', block);
const pairs = await timed('score', () => score(columns));
seconds.total = seconds.load + seconds.block + seconds.score;
const cpu = process.cpuUsage(cpuBefore);
const peakBytes = process.resourceUsage().maxRSS * 1024;

if (wanted.output) {
  await run(`copy (select l.${name(idColumn)} as unique_id_l, r.${name(idColumn)} as unique_id_r, match_weight, match_probability
    from pairs join records l on l.__record = __l join records r on r.__record = __r) to ${text(wanted.output)} (header true)`);
}
console.log(JSON.stringify({ rows, comparedPairs, pairs, seconds, cpuSeconds: (cpu.user + cpu.system) / 1e6, peakBytes }));
