-- What is told of all England: by partnership, from the counts that are kept at sign-off, and so that nothing of one agency or school can be
-- worked out. The function that was there before told any signed-in person, at once, and of all years together.
drop function assurance.national(text);

alter table assurance.reading
  -- The version of the questionnaire; null for what was signed off before this script, which is told of its round alone.
  add questionnaire_version integer check (questionnaire_version >= 1),
  -- Questions whose answer, or whose going, is not in what is told nationally yet.
  add waits text[] not null default '{}';
create index reading_waits on assurance.reading (round_id) where cardinality(waits) > 0;
create index reading_national on assurance.reading (questionnaire, questionnaire_version, round_id);

-- How many are told nationally. It follows the count when the answers of five have changed.
alter table assurance.grade_count add told integer not null default 0 check (told >= 0);

create or replace function assurance.count_grades() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
begin
  -- One after another: what is counted and what waits are then of the same answers.
  perform pg_advisory_xact_lock(hashtextextended(new.round_id::text, 7));
  new.waits := array(select jsonb_object_keys(new.grades));
  if tg_op = 'UPDATE' then
    new.waits := array(select unnest(new.waits) union select unnest(old.waits) union select jsonb_object_keys(old.grades));
  end if;
  if tg_op = 'UPDATE' and old.stands then
    update assurance.grade_count c set count = c.count - 1 from jsonb_each_text(old.grades) g where c.round_id = old.round_id and c.question = g.key and c.grade = g.value;
  end if;
  if new.stands then
    insert into assurance.grade_count (partnership_id, round_id, question, grade, count)
      select new.partnership_id, new.round_id, g.key, g.value, 1 from jsonb_each_text(new.grades) g order by g.key
      on conflict (round_id, question, grade) do update set count = assurance.grade_count.count + 1;
  end if;
  return new;
end $$;
drop trigger counted on assurance.reading;
create trigger counted before insert or update of grades, stands on assurance.reading for each row execute function assurance.count_grades();

-- Two readings of what is told of a question differ by the answers of five or more, or not at all: nobody can take one from the other and be left
-- with a single agency or school.
create function assurance.tell_grades() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
declare
  due text[] := array(
    select q from assurance.reading r cross join unnest(r.waits) q where r.round_id = new.round_id and cardinality(r.waits) > 0 group by q having count(*) >= 5);
begin
  if cardinality(due) > 0 then
    update assurance.grade_count c set told = c.count where c.round_id = new.round_id and c.question = any (due) and c.told <> c.count;
    update assurance.reading r set waits = array(select unnest(r.waits) except select unnest(due)) where r.round_id = new.round_id and r.waits && due;
  end if;
  return null;
end $$;
revoke all on function assurance.tell_grades() from public;
create trigger told after insert or update of grades, stands on assurance.reading for each row execute function assurance.tell_grades();

-- The latest round of each partnership with something to tell, by questionnaire and version; nothing that is older than two years.
create function assurance.told_rounds() returns table (questionnaire text, version integer, partnership_id uuid, round_id uuid, last_on date)
language sql stable security definer set search_path = pg_catalog as $$
  select distinct on (r.questionnaire, r.questionnaire_version, r.partnership_id) r.questionnaire, r.questionnaire_version, r.partnership_id, r.round_id, max(r.signed_on)
  from assurance.reading r
  where r.questionnaire_version is not null and r.stands and kernel.serves_installation()
    and exists (select 1 from assurance.grade_count c where c.round_id = r.round_id and c.told > 0)
  group by r.questionnaire, r.questionnaire_version, r.partnership_id, r.round_id
  having max(r.signed_on) >= ((kernel.instant() at time zone 'Europe/London')::date - interval '2 years')::date
  order by r.questionnaire, r.questionnaire_version, r.partnership_id, max(r.signed_on) desc, r.round_id
$$;

-- Only whoever serves the whole installation is told anything, and of a question only where five or more answered it.
create function assurance.national() returns table (questionnaire text, version integer, partnerships bigint, last_on date)
language sql stable security definer set search_path = pg_catalog as $$
  select t.questionnaire, t.version, count(*), max(t.last_on) from assurance.told_rounds() t group by t.questionnaire, t.version
$$;
create function assurance.national(named text, numbered integer) returns table (name text, last_on date, question text, grade text, told integer)
language sql stable security definer set search_path = pg_catalog as $$
  select k.name, k.last_on, k.question, k.grade, k.told
  from (
    select p.name, t.last_on, c.question, c.grade, c.told, sum(c.told) over (partition by c.round_id, c.question) as base
    from assurance.told_rounds() t join assurance.grade_count c on c.round_id = t.round_id join kernel.partnership p on p.id = t.partnership_id
    where t.questionnaire = named and t.version = numbered) k
  where k.told > 0 and k.base >= 5
$$;
revoke all on function assurance.told_rounds(), assurance.national(), assurance.national(text, integer) from public;
grant execute on function assurance.national(), assurance.national(text, integer) to lineofsight_app;
