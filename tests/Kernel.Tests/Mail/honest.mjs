// A real mail server (smtp-server of npm) on loopback: it writes each letter that it took as a line of JSON to standard output.
import { SMTPServer } from 'smtp-server'

const server = new SMTPServer({
  authMethods: ['PLAIN', 'LOGIN'],
  allowInsecureAuth: true,
  disabledCommands: ['STARTTLS'],
  onAuth: (auth, session, done) => auth.username === 'los' && auth.password === 's3cret' ? done(null, { user: 'los' }) : done(new Error('no')),
  onData: (stream, session, done) => {
    const parts = []
    stream.on('data', part => parts.push(part))
    stream.on('end', () => {
      const { mailFrom, rcptTo } = session.envelope
      process.stdout.write(JSON.stringify({ from: mailFrom.address, to: rcptTo.map(r => r.address), text: Buffer.concat(parts).toString('utf8') }) + '\n')
      done()
    })
  }
})
server.listen(0, '127.0.0.1', () => process.stdout.write(JSON.stringify({ port: server.server.address().port }) + '\n'))
process.stdin.resume()
process.stdin.on('end', () => process.exit(0))
