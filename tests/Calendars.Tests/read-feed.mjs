// Reads calendars of dates as an independent program does (ical.js): a JSON list of texts in, what each says out.
import ICAL from 'ical.js'
import { readFileSync } from 'node:fs'

const texts = JSON.parse(readFileSync(0, 'utf8'))

process.stdout.write(JSON.stringify(texts.map(text => {
  const calendar = new ICAL.Component(ICAL.parse(text))
  const value = (of, name) => of.getFirstPropertyValue(name)
  return {
    method: value(calendar, 'method'),
    version: value(calendar, 'version'),
    name: value(calendar, 'name'),
    refresh: value(calendar, 'refresh-interval')?.toString(),
    events: calendar.getAllSubcomponents('vevent').map(entry => ({
      uid: value(entry, 'uid'),
      stamp: value(entry, 'dtstamp').toString(),
      start: value(entry, 'dtstart').toString(),
      end: value(entry, 'dtend').toString(),
      isDay: value(entry, 'dtstart').isDate,
      summary: value(entry, 'summary'),
      url: value(entry, 'url'),
      transparency: value(entry, 'transp')
    }))
  }
})))
