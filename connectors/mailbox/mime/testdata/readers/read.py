# Prints one line of JSON for each mail named: what Python's email package reads.
import email, email.header, email.policy, email.utils, hashlib, json, sys

# The newer address parser keeps the space between two encoded words of a name
# (CPython issue 79728), against RFC 2047 section 6.2; the older one does not.
def people(raw):
    pairs = email.utils.getaddresses([raw.replace('\r\n', '')])
    return [[str(email.header.make_header(email.header.decode_header(name))), addr] for name, addr in pairs]

for path in sys.argv[1:]:
    with open(path, 'rb') as f:
        data = f.read()
    m = email.message_from_bytes(data, policy=email.policy.default)
    old = email.message_from_bytes(data)
    text = m.get_body(('plain',))
    print(json.dumps({
        'subject': m['Subject'],
        'from': people(old['From']),
        'to': people(old['To']),
        'reply': str(m['In-Reply-To'] or '').strip(),
        'refs': str(m['References'] or '').split(),
        'text': text.get_content() if text else '',
        'files': [[a.get_filename(), hashlib.sha256(a.get_payload(decode=True)).hexdigest()] for a in m.iter_attachments()],
    }))
