-- What returns say, read side by side: the grades that agencies and schools gave themselves, those that peers and moderators gave, and
-- the questions that were asked back.
create schema assurance;
grant usage on schema assurance to lineofsight_app;

-- The grades of a return that was signed off. While it is open again they do not stand, and are kept to be seen beside the next ones.
create table assurance.reading (
  id uuid primary key,
  partnership_id uuid not null references kernel.partnership,
  return_id uuid not null unique,
  round_id uuid not null,
  agency_id uuid not null,
  questionnaire text not null check (length(questionnaire) between 1 and 60),
  -- Question to grade.
  grades jsonb not null,
  signed_on date not null,
  stands boolean not null,
  version integer not null
);
create index reading_round on assurance.reading (round_id) where stands;
create index reading_agency on assurance.reading (partnership_id, questionnaire, agency_id);

-- How many gave each grade: kept as returns are signed off, so that a county's picture is read and not counted.
create table assurance.grade_count (
  id uuid primary key default gen_random_uuid(),
  partnership_id uuid not null references kernel.partnership,
  round_id uuid not null,
  question text not null,
  grade text not null,
  count integer not null check (count >= 0),
  unique (round_id, question, grade)
);

create table assurance.judgement (
  id uuid primary key,
  partnership_id uuid not null references kernel.partnership,
  return_id uuid not null,
  question text not null check (length(question) between 1 and 60),
  side text not null check (side in ('Peer', 'Moderated')),
  grade text not null check (length(grade) between 1 and 60),
  because text not null check (length(because) between 1 and 4000),
  by uuid not null references identity.account,
  at timestamptz not null,
  version integer not null,
  unique (return_id, question, side)
);

create table assurance.challenge (
  id uuid primary key,
  partnership_id uuid not null references kernel.partnership,
  agency_id uuid not null,
  return_id uuid not null,
  question text not null check (length(question) between 1 and 60),
  asked text not null check (length(asked) between 1 and 4000),
  asked_by uuid not null references identity.account,
  asked_at timestamptz not null,
  answer text check (length(answer) between 1 and 4000),
  answered_by uuid references identity.account,
  answered_at timestamptz,
  closed_at timestamptz,
  closed_because text check (length(closed_because) between 1 and 4000),
  version integer not null,
  check ((answer is null) = (answered_at is null)),
  check ((closed_at is null) = (closed_because is null))
);
create index challenge_open on assurance.challenge (partnership_id, asked_at) where closed_at is null;
create index challenge_return on assurance.challenge (return_id);

select kernel.secure('assurance.reading');
select kernel.secure('assurance.grade_count');
select kernel.secure('assurance.judgement');
select kernel.secure('assurance.challenge');

-- The counts follow the readings, whoever changes them.
create function assurance.count_grades() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
begin
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
revoke all on function assurance.count_grades() from public;
create trigger counted before insert or update on assurance.reading for each row execute function assurance.count_grades();
-- Nobody counts by hand.
revoke insert, update on assurance.grade_count from lineofsight_app;

-- All of England, grouped by partnership and never by agency or school. Groups of fewer than five are left out.
create function assurance.national(named text) returns table (partnership uuid, name text, question text, grade text, count bigint, of bigint)
language sql stable security definer set search_path = pg_catalog as $$
  with counted as (
    select c.partnership_id, c.question, c.grade, sum(c.count) as count, sum(sum(c.count)) over (partition by c.partnership_id, c.question) as of
    from assurance.grade_count c where c.round_id in (select r.round_id from assurance.reading r where r.questionnaire = named)
    group by c.partnership_id, c.question, c.grade)
  select k.partnership_id, p.name, k.question, k.grade, k.count::bigint, k.of::bigint
  from counted k join kernel.partnership p on p.id = k.partnership_id where k.of >= 5 and kernel.acting() is not null
$$;
revoke all on function assurance.national(text) from public;
grant execute on function assurance.national(text) to lineofsight_app;

create function assurance.dispose_reading(reading uuid) returns setof uuid language plpgsql security definer set search_path = pg_catalog as $$
begin
  update assurance.reading r set stands = false where r.id = reading and r.stands;
  return query delete from assurance.judgement j using assurance.reading r where r.id = reading and j.return_id = r.return_id returning j.id;
  return query delete from assurance.challenge c using assurance.reading r where r.id = reading and c.return_id = r.return_id returning c.id;
  return query delete from assurance.reading r where r.id = reading returning r.id;
end $$;
create function assurance.with_reading(reading uuid) returns table (kind text, id uuid, keeper uuid, goes boolean) language sql stable security definer set search_path = pg_catalog as $$
  select 'Judgement', j.id, j.partnership_id, true from assurance.judgement j join assurance.reading r on r.return_id = j.return_id where r.id = reading
  union all
  select 'Challenged', c.id, c.partnership_id, true from assurance.challenge c join assurance.reading r on r.return_id = c.return_id where r.id = reading
$$;
revoke all on function assurance.dispose_reading(uuid), assurance.with_reading(uuid) from public;
insert into kernel.retention_kind (kind, disposer, together) values ('Reading', 'assurance.dispose_reading', 'assurance.with_reading');
