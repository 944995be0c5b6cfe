/** Templates to begin with. */
export const templateGallery: readonly { name: string; template: string }[] = [
  {
    name: 'Page views',
    template:
      '{\n  "id": "{{id}}",\n  "event": "view",\n  "visitor": "{{key}}",\n  "page": "/{{pick home|search|product|cart|checkout}}",\n  "referrer": "{{internet.url}}",\n  "at": "{{now}}"\n}',
  },
  {
    name: 'Orders',
    template:
      '{\n  "id": "{{id}}",\n  "order": "{{uuid}}",\n  "product": "{{key}}",\n  "name": "{{commerce.productName}}",\n  "quantity": {{number 1 4}},\n  "price": {{commerce.price}},\n  "at": "{{now}}"\n}',
  },
  {
    name: 'Sensor readings',
    template:
      '{\n  "sensor": "{{key}}",\n  "reading": {{seq}},\n  "celsius": {{decimal 18 26 2}},\n  "humidity": {{decimal 30 60 1}},\n  "ok": {{boolean}},\n  "at": {{now.ms}}\n}',
  },
  {
    name: 'Payments',
    template:
      '{\n  "payment": "{{uuid}}",\n  "account": "{{key}}",\n  "amount": {{finance.amount}},\n  "currency": "{{finance.currencyCode}}",\n  "to": "{{finance.iban}}",\n  "at": "{{now}}"\n}',
  },
  {
    name: 'Access log line',
    template:
      '{{internet.ipv4}} - {{key}} [{{now}}] "{{internet.httpMethod}} /{{lorem.word}} HTTP/1.1" {{internet.httpStatusCode}} {{number 200 9000}}',
  },
  {
    name: 'Large records',
    template: '{\n  "key": "{{key}}",\n  "n": {{n}},\n  "filler": "{{text 10000}}"\n}',
  },
];
