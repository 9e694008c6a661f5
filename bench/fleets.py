"""The scenario files that the benchmarks play: fleets of clusters, crowds of clients, long lists of events."""
import os

CREATE_CLUSTER = (
    "aws: rds create-db-cluster --db-cluster-identifier {cluster} --engine aurora-mysql"
    " --master-username admin --manage-master-user-password"
)
CREATE_INSTANCE = (
    "aws: rds create-db-instance --db-instance-identifier {cluster}-writer --db-cluster-identifier {cluster}"
    " --engine aurora-mysql --db-instance-class db.r6g.large"
)


def fleet(clusters, days, seed=1):
    """Clusters with managed passwords, created a second apart, that rotate weekly."""
    return (
        f"title: A fleet\nduration: {days}d\nseed: {seed}\nevents:\n"
        f"  - at: 0s\n    repeat: {{count: {clusters}, every: 1s}}\n    {CREATE_CLUSTER.format(cluster='c{i}')}\n"
    )


def crowd(client, count=20000, days=30):
    """One cluster whose clients log in every five minutes or so."""
    return (
        f"title: A crowd\nduration: {days}d\nclients:\n  web: {{cluster: c, count: {count}, {client}}}\nevents:\n"
        f"  - at: 0s\n    {CREATE_CLUSTER.format(cluster='c')}\n"
        f"  - at: 20m\n    {CREATE_INSTANCE.format(cluster='c')}\n"
    )


def fleet_with_clients(clusters, clients, strategy):
    """Clusters with clients each of which logs in every minute, for a day from when the databases are there."""
    return (
        f'title: A fleet with clients\nduration: 1d1h\nclients:\n  "web-{{i}}": {{repeat: {{count: {clusters}}},'
        f' cluster: "c{{i}}", count: {clients}, {strategy}, login-every: 1m, until: 1d1h}}\nevents:\n'
        f"  - at: 0s\n    repeat: {{count: {clusters}, every: 1ms}}\n    {CREATE_CLUSTER.format(cluster='c{i}')}\n"
        f"  - at: 30m\n    repeat: {{count: {clusters}, every: 1ms}}\n    {CREATE_INSTANCE.format(cluster='c{i}')}\n"
    )


def ten_clusters():
    """Ten clusters with ten clients each, that log in every five minutes."""
    return (
        'title: Ten clusters\nduration: 30d\nclients:\n  "app-{i}": {repeat: {count: 10}, cluster: "c{i}", count: 10,'
        " strategy: cached, ttl: 1h, login-every: 5m}\nevents:\n"
        f"  - at: 0s\n    repeat: {{count: 10, every: 1s}}\n    {CREATE_CLUSTER.format(cluster='c{i}')}\n"
        f"  - at: 30m\n    repeat: {{count: 10, every: 1s}}\n    {CREATE_INSTANCE.format(cluster='c{i}')}\n"
    )


def study(replications):
    """So many runs of ten clusters, beside it in base.yaml."""
    return (
        "title: Ten clusters, many times\nbase: base.yaml\nfactors: {duration: [30d]}\n"
        f"replications: {replications}\nmeasures: [outage.failed_fraction, gap.max, cost.month]\n"
    )


def listed(events):
    """A script with one line for each event."""
    lines = [f"  - {{at: {second}s, aws: kms list-keys}}\n" for second in range(events)]
    return "title: A long list\nevents:\n" + "".join(lines)


def write(folder, name, text):
    """Writes a scenario into the folder and returns its path."""
    path = os.path.join(folder, name)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)
    return path
