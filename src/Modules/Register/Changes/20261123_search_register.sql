-- Schools, agencies and bodies by their names.
select kernel.searched('register.school', 'school', '(''00000000-0000-0000-0000-'' || lpad(r.urn::text, 12, ''0''))::uuid', 'null::uuid', 'null::uuid', 'null::uuid', 'false',
  'concat_ws('' '', r.name, r.urn)', 'concat_ws('' '', r.town, r.postcode)', '', '(''00000000-0000-0000-0000-'' || lpad(r.urn::text, 12, ''0''))::uuid');
select kernel.searched('register.agency', 'agency', 'r.id', 'null::uuid', 'null::uuid', 'null::uuid', 'false', 'r.name', 'null::text');
select kernel.searched('register.body', 'body', 'r.id', 'r.partnership_id', 'null::uuid', 'null::uuid', 'false', 'r.name', 'r.purpose');
