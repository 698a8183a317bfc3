-- How long letters are kept, and how they go. They hold fixed words and no record's text, so nobody reviews each of them: a job deletes
-- those whose period has ended and which nothing holds. What is about a record goes with the record.
alter table kernel.letter drop constraint letter_digest_id_fkey,
  add constraint letter_digest_id_fkey foreign key (digest_id) references kernel.letter on delete set null;
alter table kernel.letter_try drop constraint letter_try_letter_id_fkey,
  add constraint letter_try_letter_id_fkey foreign key (letter_id) references kernel.letter on delete cascade;
create index letter_digest on kernel.letter (digest_id) where digest_id is not null;

-- The record that an address inside the site names, or null.
create function kernel.record_in(link text) returns uuid language sql immutable set search_path = pg_catalog as $$
  select substring(link from '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}')::uuid
$$;
create index letter_about on kernel.letter (kernel.record_in(link)) where link is not null;
create index letter_ended on kernel.letter (coalesce(sent_at, written_at)) where state in ('sent', 'gathered', 'withdrawn');
-- Whoever writes a letter writes the index.
revoke all on function kernel.record_in(text) from public;
grant execute on function kernel.record_in(text) to lineofsight_app, lineofsight_jobs;

-- For kernel.dispose: deletes the letters about records that go, and their lines in letters of the day. Returns the ids of the letters.
create function kernel.delete_letters_about(records uuid[]) returns uuid[] language plpgsql set search_path = pg_catalog as $$
declare
  post uuid[];
  record uuid;
begin
  with went as (delete from kernel.letter l where l.link is not null and kernel.record_in(l.link) = any (records) returning l.id)
    select coalesce(array_agg(w.id), '{}') into post from went w;
  foreach record in array records loop
    update kernel.letter l set words = regexp_replace(l.words, '\n\* [^\n]*\n  [^\n]*' || record || '[^\n]*(\n|$)', '', 'g')
      where l.kind = 'kernel.letter-of-the-day' and strpos(l.words, record::text) > 0;
  end loop;
  return post;
end $$;

-- For the job. A letter is kept while a hold keeps it, or the record that it is about; one that needs a person's decision is kept too.
create function kernel.forget_letters(usual_years integer) returns bigint language plpgsql security definer set search_path = pg_catalog as $$
declare
  gone uuid[];
begin
  if not kernel.is_job() then
    raise exception 'only a job deletes letters' using errcode = 'insufficient_privilege';
  end if;
  -- A hold that is being placed now is either seen here, or waits until this is over.
  lock table kernel.hold, kernel.hold_record in share mode;
  select coalesce(array_agg(due.id), '{}') into gone from (
    select l.id from kernel.letter l left join kernel.retention_setting s on s.partnership_id = l.partnership_id and s.kind = 'PostedLetter'
    where l.state in ('sent', 'gathered', 'withdrawn')
      and coalesce(l.sent_at, l.written_at) < kernel.instant() - make_interval(years => greatest(coalesce(s.years, usual_years), 1))
      and not kernel.held_itself('PostedLetter', l.id, l.partnership_id)
      and not exists (select 1 from kernel.hold h join kernel.hold_record r on r.hold_id = h.id where h.lifted_at is null and r.record_id = kernel.record_in(l.link))
    order by coalesce(l.sent_at, l.written_at) limit 10000) due;
  delete from kernel.act_text t using kernel.act a where a.id = t.act_id and a.subject_id = any (gone) and a.kind <> 'host.texts-erased';
  delete from kernel.letter l where l.id = any (gone);
  return cardinality(gone);
end $$;
revoke all on function kernel.delete_letters_about(uuid[]), kernel.forget_letters(integer) from public;
grant execute on function kernel.forget_letters(integer) to lineofsight_jobs;

-- As before, and the letters about what goes.
create or replace function kernel.dispose(review uuid) returns setof uuid language plpgsql security definer set search_path = pg_catalog as $$
declare
  due kernel.retention_review;
  disposes text;
  shared uuid[];
  gone uuid[];
  papers uuid[];
  post uuid[];
begin
  -- A hold that is being placed now is either seen here, or waits until this is over.
  lock table kernel.hold, kernel.hold_record in share mode;
  select * into due from kernel.retention_review r where r.id = review for update;
  if due.id is null or not due.partnership_id = any (kernel.scope()) then
    raise exception 'there is no such review' using errcode = 'insufficient_privilege';
  end if;
  if due.state <> 'Proposed' or kernel.acting() is null or due.decided_by = kernel.acting() then
    raise exception 'disposal needs a review, a proposal and a second person' using errcode = 'insufficient_privilege';
  end if;
  if due.due_on > (kernel.instant() at time zone 'Europe/London')::date then
    raise exception 'this record is not due' using errcode = 'insufficient_privilege';
  end if;
  if kernel.held(due.kind, due.record_id, due.partnership_id) then
    raise exception 'a held record is not disposed of' using errcode = 'LH001';
  end if;
  select k.disposer into disposes from kernel.retention_kind k where k.kind = due.kind;
  if disposes is null then
    raise exception 'nobody disposes of this kind of record' using errcode = 'insufficient_privilege';
  end if;
  select coalesce(array_agg(s.partnership_id), '{}') into shared from kernel.share s where s.record_id = due.record_id;
  execute format('select array_agg(g) from %s($1) g', disposes) into gone using due.record_id;
  if gone is null then
    raise exception 'the record is not there' using errcode = 'LH002';
  end if;
  with ended as (delete from kernel.document_use u where u.record_id = any (gone) returning u.document_id)
    select array_agg(distinct e.document_id) into papers from ended e;
  select coalesce(array_agg(d.id), '{}') into papers from kernel.document d
    where d.id = any (papers) and not exists (select 1 from kernel.document_use u where u.document_id = d.id);
  if exists (select 1 from kernel.document d where d.id = any (papers) and kernel.held('Document', d.id, d.partnership_id)) then
    raise exception 'a held record is not disposed of' using errcode = 'LH001';
  end if;
  insert into kernel.disposed_file (stored) select d.stored from kernel.document d where d.id = any (papers) and d.state <> 'Refused';
  delete from kernel.document d where d.id = any (papers);
  delete from kernel.clock_entry e using kernel.clock c where c.id = e.clock_id and c.record_id = any (gone);
  delete from kernel.clock c where c.record_id = any (gone);
  delete from kernel.share s where s.record_id = any (gone);
  post := kernel.delete_letters_about(gone);
  delete from kernel.act_text t using kernel.act a
    where a.id = t.act_id and a.subject_id = any (gone || papers || post) and a.kind not like '%.retention.%' and a.kind <> 'host.texts-erased';
  update kernel.retention_review r
    set state = 'Disposed', agreed_by = kernel.acting(), agreed_at = kernel.instant(), documents = cardinality(papers), version = r.version + 1
    where r.id = review;
  return query select unnest(shared);
end $$;
