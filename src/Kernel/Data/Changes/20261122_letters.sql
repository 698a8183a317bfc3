-- The outbox. A letter is written in the transaction of the change that it tells of, and sent afterwards by a job. It holds fixed words,
-- references, dates and an address inside the site; never a name of anybody but its reader, never a record's text.
create table kernel.letter (
  id uuid primary key,
  partnership_id uuid references kernel.partnership,
  kind text not null check (length(kind) between 1 and 100),
  person_id uuid references identity.account,
  address text check (length(address) between 3 and 254),
  subject text not null check (length(subject) between 1 and 200 and subject !~ '[[:cntrl:]]'),
  words text not null check (length(words) between 1 and 20000),
  link text check (link ~ '^/[^/\\]' and length(link) <= 500 and link !~ '[[:cntrl:][:space:]]'),
  calendar text,
  occasion text check (length(occasion) <= 300),
  may_wait boolean not null,
  state text not null check (state in ('waiting', 'kept', 'gathered', 'sending', 'sent', 'failed', 'unknown', 'given-up', 'withdrawn')),
  written_at timestamptz not null,
  next_try_at timestamptz,
  tries integer not null check (tries >= 0),
  trouble text check (length(trouble) <= 500),
  sent_at timestamptz,
  holder uuid,
  held_until timestamptz,
  handed_over_at timestamptz,
  digest_id uuid references kernel.letter,
  decided_by uuid references identity.account,
  version integer not null,
  check ((person_id is null) <> (address is null))
);
create unique index letter_occasion on kernel.letter (occasion) where occasion is not null;
create index letter_due on kernel.letter (next_try_at) where state in ('waiting', 'failed');
create index letter_open on kernel.letter (state) where state in ('kept', 'sending', 'unknown', 'given-up');
create index letter_partnership on kernel.letter (partnership_id, written_at desc);

-- What became of each attempt.
create table kernel.letter_try (
  letter_id uuid not null references kernel.letter,
  number integer not null,
  at timestamptz not null,
  outcome text not null check (outcome in ('sent', 'failed', 'unknown', 'refused')),
  trouble text check (length(trouble) <= 500),
  primary key (letter_id, number)
);

-- How often a person wants letters. Part of an account; nobody else's business.
create table kernel.letter_wish (
  person_id uuid primary key references identity.account,
  wish text not null check (wish in ('each', 'daily', 'essential'))
);

do $$
declare
  t regclass;
begin
  foreach t in array array['kernel.letter', 'kernel.letter_try', 'kernel.letter_wish']::regclass[] loop
    execute format('alter table %s enable row level security', t);
    execute format('alter table %s force row level security', t);
    execute format('create policy owner on %s to lineofsight_owner using (true) with check (true)', t);
    execute format('create policy jobs on %s to lineofsight_jobs using (true) with check (true)', t);
    execute format('grant select on %s to lineofsight_app', t);
    execute format('grant insert, update on %s to lineofsight_jobs', t);
  end loop;
end $$;

create policy scope on kernel.letter for select to lineofsight_app
  using (partnership_id = any ((select kernel.scope())::uuid[]) or (partnership_id is null and (select kernel.serves_installation())));
-- Whoever changes something writes what it tells of; a visitor too, who asks for their own account. Nobody writes a letter as sent.
create policy scope_insert on kernel.letter for insert to lineofsight_app
  with check (state = 'waiting' and tries = 0 and decided_by is null and (partnership_id is null or partnership_id = any ((select kernel.scope())::uuid[])));
create policy scope_update on kernel.letter for update to lineofsight_app
  using (partnership_id = any ((select kernel.scope())::uuid[]) or (partnership_id is null and (select kernel.serves_installation())))
  with check (state in ('waiting', 'sent', 'withdrawn') and decided_by = kernel.acting());
grant insert (id, partnership_id, kind, person_id, address, subject, words, link, calendar, occasion, may_wait, state, written_at, next_try_at, tries, version)
  on kernel.letter to lineofsight_app;
grant update (state, next_try_at, tries, trouble, sent_at, decided_by, handed_over_at, version) on kernel.letter to lineofsight_app;
create policy scope on kernel.letter_try for select to lineofsight_app using (exists (select 1 from kernel.letter l where l.id = letter_id));

create policy own on kernel.letter_wish to lineofsight_app using (person_id = kernel.acting()) with check (person_id = kernel.acting());
grant insert (person_id, wish), update (wish) on kernel.letter_wish to lineofsight_app;
