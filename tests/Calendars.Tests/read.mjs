// Reads calendar files as an independent program does (ical.js): a JSON list of texts in, what each says out.
import ICAL from 'ical.js'
import { readFileSync } from 'node:fs'

const texts = JSON.parse(readFileSync(0, 'utf8'))
const time = t => t && { text: t.toString(), zone: t.zone?.tzid, unix: t.isDate ? null : t.toUnixTime() }

process.stdout.write(JSON.stringify(texts.map(text => {
  const calendar = new ICAL.Component(ICAL.parse(text))
  for (const zone of calendar.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(zone)
  const entry = calendar.getFirstSubcomponent('vevent')
  const event = new ICAL.Event(entry)
  const value = name => entry.getFirstPropertyValue(name)
  return {
    method: calendar.getFirstPropertyValue('method'),
    events: calendar.getAllSubcomponents('vevent').length,
    uid: event.uid,
    sequence: value('sequence'),
    stamp: value('dtstamp')?.toString(),
    start: time(event.startDate),
    end: time(event.endDate),
    summary: event.summary,
    description: event.description,
    place: event.location,
    url: value('url'),
    status: value('status'),
    transparency: value('transp'),
    organizer: [value('organizer'), entry.getFirstProperty('organizer')?.getParameter('cn') ?? null],
    attendees: entry.getAllProperties('attendee').map(a => [a.getFirstValue(), a.getParameter('cn') ?? null])
  }
})))
