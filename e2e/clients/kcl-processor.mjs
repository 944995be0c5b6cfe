/** A record processor of the unmodified `aws-kcl`, as its MultiLangDaemon starts one for each lease. */
import kcl from 'aws-kcl';

/** Its standard output belongs to the daemon. */
let shardId;
const note = (what) => console.error(JSON.stringify({ shardId, ...what }));

kcl({
  initialize({ shardId: id, sequenceNumber }, done) {
    shardId = id;
    note({ from: sequenceNumber });
    done();
  },
  processRecords({ records, checkpointer }, done) {
    for (const { data, partitionKey } of records)
      note({ partitionKey, data: Buffer.from(data, 'base64').toString() });
    checkpointer.checkpoint(records.at(-1).sequenceNumber, (error) => {
      if (error) throw new Error(error);
      done();
    });
  },
  leaseLost(_, done) {
    note({ lost: true });
    done();
  },
  shardEnded({ checkpointer }, done) {
    note({ ended: true });
    checkpointer.checkpoint((error) => {
      if (error) throw new Error(error);
      done();
    });
  },
}).run();
