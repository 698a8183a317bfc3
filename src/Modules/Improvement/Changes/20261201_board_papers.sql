-- Papers for the board: what they state, and what each statement rests on, in the version that it had when the paper was made.
create table improvement.board_paper (
  id uuid primary key,
  partnership_id uuid not null references kernel.partnership,
  reference text not null,
  title text not null check (length(title) between 1 and 200),
  from_day date not null,
  until_day date not null check (until_day >= from_day),
  theme text check (length(theme) between 1 and 100),
  charts jsonb not null,
  owner_id uuid references identity.account,
  made_at timestamptz not null,
  version integer not null,
  unique (partnership_id, reference)
);
create index board_paper_made on improvement.board_paper (partnership_id, made_at desc, id);
create table improvement.paper_statement (
  id uuid primary key,
  paper_id uuid not null references improvement.board_paper,
  number integer not null check (number >= 1),
  part text not null check (part in ('Decided', 'Late', 'Changed', 'Answered', 'Raised')),
  text text not null check (length(text) between 1 and 6000),
  source_words text not null check (length(source_words) between 1 and 200),
  source_kind text not null check (source_kind in ('Finding', 'Recommendation', 'Decision', 'Action', 'Measure', 'Answer')),
  source_id uuid not null,
  source_version integer not null,
  unique (paper_id, number)
);
create index paper_statement_source on improvement.paper_statement (source_id);
select kernel.secure('improvement.board_paper');
select kernel.secure_part('improvement.paper_statement', 'paper_id', 'improvement.board_paper');
-- What a paper stated stands.
revoke update on improvement.paper_statement from lineofsight_app;
select kernel.searched('improvement.board_paper', 'paper', 'r.id', 'r.partnership_id', 'null::uuid', 'r.owner_id', 'false',
  'concat_ws('' '', r.reference, r.title)', 'r.theme');

create function improvement.with_paper(paper uuid) returns table (kind text, id uuid, keeper uuid, goes boolean)
language sql stable security definer set search_path = pg_catalog as $$
  select 'PaperStatement', s.id, p.partnership_id, true from improvement.paper_statement s join improvement.board_paper p on p.id = s.paper_id where s.paper_id = paper
$$;
create function improvement.dispose_paper(paper uuid) returns setof uuid language plpgsql security definer set search_path = pg_catalog as $$
begin
  return query delete from improvement.paper_statement s where s.paper_id = paper returning s.id;
  return query delete from improvement.board_paper p where p.id = paper returning p.id;
end $$;
revoke all on function improvement.with_paper(uuid), improvement.dispose_paper(uuid) from public;
insert into kernel.retention_kind (kind, disposer, together) values ('BoardPaper', 'improvement.dispose_paper', 'improvement.with_paper');
