# Prints one line of JSON for each mail named: what Ruby's mail gem reads.
require 'digest'
require 'json'
require 'mail'

def people(field)
  field.addrs.map { |a| [a.display_name.to_s, a.address] }
end

ARGV.each do |path|
  m = Mail.new(File.binread(path))
  text = m.multipart? ? m.text_part : m
  puts JSON.generate(
    subject: m.subject.to_s,
    from: people(m[:from]),
    to: people(m[:to]),
    reply: m.header['In-Reply-To'].to_s,
    refs: [m.references].flatten.compact.map { |id| "<#{id}>" },
    text: text ? text.decoded : '',
    files: m.attachments.map { |a| [a.filename, Digest::SHA256.hexdigest(a.body.decoded)] }
  )
end
