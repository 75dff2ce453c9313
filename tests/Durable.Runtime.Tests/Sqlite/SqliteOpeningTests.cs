using Durable.Runtime.Sqlite;
using Durable.Runtime.Storage;
using Durable.Runtime.Tests.Storage;

namespace Durable.Runtime.Tests.Sqlite;

/// <summary>Which files can be opened, by whom, and what the others are told.</summary>
public sealed class SqliteOpeningTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_store_is_open_once_and_the_second_learns_who_has_it()
    {
        await using (await ListeningStore.OpenAsync(_folder.File()))
        {
            var exception = await Assert.ThrowsAsync<StoreInUseException>(() => ListeningStore.OpenAsync(_folder.File()));
            Assert.Contains($"process {Environment.ProcessId} ", exception.Message, StringComparison.Ordinal);
            Assert.Contains(_folder.File(), exception.Message, StringComparison.Ordinal);
        }

        await using var next = await ListeningStore.OpenAsync(_folder.File());
        await next.EndAsync("run");
    }

    [Fact]
    public async Task A_link_to_a_store_is_the_same_store()
    {
        File.CreateSymbolicLink(_folder.File("link.db"), _folder.File());
        await using var store = await ListeningStore.OpenAsync(_folder.File());

        await Assert.ThrowsAsync<StoreInUseException>(() => ListeningStore.OpenAsync(_folder.File("link.db")));
    }

    [Fact]
    public async Task A_store_that_could_not_be_opened_is_not_held()
    {
        await File.WriteAllTextAsync(_folder.File(), new string('x', 10_000));
        await Assert.ThrowsAsync<StoreDamagedException>(() => ListeningStore.OpenAsync(_folder.File()));
        File.Delete(_folder.File());

        await using var store = await ListeningStore.OpenAsync(_folder.File());
        Assert.Empty((await store.Store.ListAsync(new ExecutionQuery())).Items);
    }

    [Fact]
    public async Task A_database_of_something_else_is_left_alone()
    {
        using (var database = Database.Open(_folder.File(), canWrite: true))
        {
            database.Execute("CREATE TABLE customers (name TEXT); INSERT INTO customers VALUES ('Ann')");
        }

        var exception = await Assert.ThrowsAsync<StoreDamagedException>(() => ListeningStore.OpenAsync(_folder.File()));

        Assert.Contains("not a store", exception.Message, StringComparison.Ordinal);
        using var after = Database.Open(_folder.File(), canWrite: false);
        Assert.Equal("Ann", after.Text("SELECT name FROM customers"));
        Assert.Equal("delete", after.Text("PRAGMA journal_mode"));
    }

    [Fact]
    public async Task A_store_of_a_newer_version_is_left_alone()
    {
        await using (await ListeningStore.OpenAsync(_folder.File()))
        {
        }

        using (var database = Database.Open(_folder.File(), canWrite: true))
        {
            database.Execute("PRAGMA user_version = 99");
        }

        var exception = await Assert.ThrowsAsync<ExecutionStoreException>(() => ListeningStore.OpenAsync(_folder.File()));
        Assert.Contains("version 99", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_older_version_is_upgraded_step_by_step_and_keeps_its_content()
    {
        string[] versions =
        [
            "CREATE TABLE a (x); INSERT INTO a VALUES (1);",
            "CREATE TABLE b AS SELECT x + 1 AS y FROM a;",
            "ALTER TABLE b ADD COLUMN z DEFAULT 7;",
        ];
        using var database = Database.Open(_folder.File(), canWrite: true);
        Schema.Upgrade(database, versions[..1]);
        Schema.CheckIsStore(database);

        Schema.Upgrade(database, versions);

        Assert.Equal(3, database.Number("PRAGMA user_version"));
        Assert.Equal(9, database.Number("SELECT y + z FROM b"));
    }

    [Fact]
    public void An_upgrade_that_fails_changes_nothing()
    {
        string[] versions = ["CREATE TABLE a (x);", "INSERT INTO a VALUES (1); CREATE TABLE a (y);"];
        using var database = Database.Open(_folder.File(), canWrite: true);
        Schema.Upgrade(database, versions[..1]);

        Assert.Throws<ExecutionStoreException>(() => Schema.Upgrade(database, versions));

        Assert.Equal(1, database.Number("PRAGMA user_version"));
        Assert.Equal(0, database.Number("SELECT count(*) FROM a"));
    }

    [Fact]
    public async Task A_folder_that_does_not_exist_is_reported()
    {
        var path = Path.Combine(_folder.Path, "nowhere", "store.db");

        var exception = await Assert.ThrowsAsync<ExecutionStoreException>(() => ListeningStore.OpenAsync(path));
        Assert.Contains(path, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_is_no_store()
    {
        Directory.CreateDirectory(_folder.File());

        await Assert.ThrowsAsync<ExecutionStoreException>(() => ListeningStore.OpenAsync(_folder.File()));
    }

    [Fact]
    public async Task A_store_that_is_closed_says_so()
    {
        var store = await ListeningStore.OpenAsync(_folder.File());
        await store.DisposeAsync();

        await Assert.ThrowsAsync<ExecutionStoreException>(() => store.BeginAsync("run"));
    }
}
