using System.Text;
using System.Text.Json;
using LocalFunctions.Storage.Database;
using LocalFunctions.Storage.Tables.Changes;
using LocalFunctions.Storage.Tables.Queries;
using LocalFunctions.Storage.Wire;

namespace LocalFunctions.Storage.Tables;

/// <summary>Answers the requests of the table clients, as the table service would.</summary>
/// <param name="account">The name of the account, with which every path begins.</param>
internal sealed partial class TableProtocol(StorageFile file, TableNames names, string account, ILogger logger)
{
    public async ValueTask<Answer> AnswerAsync(InProcessRequest request, CancellationToken cancellation)
    {
        try
        {
            return await RouteAsync(request, cancellation);
        }
        catch (RequestRefusedException refused)
        {
            return refused.Error.Answer();
        }
        catch (DatabaseFailedException failed)
        {
            TableFailed(failed, request.Method.Method, request.Uri.Path);
            return TableError.Internal(failed.Message).Answer();
        }
    }

    private ValueTask<Answer> RouteAsync(InProcessRequest request, CancellationToken cancellation)
    {
        var method = request.Method.Method;
        var path = request.Uri.Path.AsSpan().TrimStart('/')[account.Length..].TrimStart('/');
        if (path.SequenceEqual("$batch"))
            return Batch(RequestBody.Read(request.Content, cancellation));
        if (path.SequenceEqual("Tables"))
            return method == "POST" ? CreateAsync(request, cancellation) : new(List(new Query(request.Uri.Query)));
        if (TableAddress.NamedTable(path) is { } table)
            return method == "DELETE"
                ? DeleteAsync(table)
                : throw new RequestRefusedException(TableError.NotImplemented);
        if (path.IsEmpty || new Query(request.Uri.Query)["comp"] is not null)
            throw new RequestRefusedException(TableError.NotImplemented);
        var address = TableAddress.Parse(path);
        if (method == "GET")
            return new(address.RowKey is null ? Page(request, address.Table) : Entity(request, address));
        var body = RequestBody.Read(request.Content, cancellation);
        return ChangeAsync(ChangeRequest.Read(method, address, request.Header("If-Match"), body));
    }

    private async ValueTask<Answer> ChangeAsync(EntityChange change)
    {
        var write = new EntityWrite(names, change);
        await file.Writer.RunAsync(write);
        return write.Refusal?.Answer() ?? TableAnswers.Changed(change);
    }

    private ValueTask<Answer> Batch(ReadOnlySpan<byte> body)
    {
        try
        {
            return BatchAsync(BatchRequest.Read(body, account));
        }
        catch (RequestRefusedException refused)
        {
            return new(BatchAnswer.Refused(refused.Error));
        }
    }

    private async ValueTask<Answer> BatchAsync(List<EntityChange> changes)
    {
        var write = new BatchWrite(names, changes);
        await file.Writer.RunAsync(write);
        return write.Refusal is { } refusal ? BatchAnswer.Refused(refusal) : BatchAnswer.Done(changes);
    }

    private async ValueTask<Answer> CreateAsync(InProcessRequest request, CancellationToken cancellation)
    {
        var name = TableName(RequestBody.Read(request.Content, cancellation));
        if (!TableNames.IsValid(name))
            throw new RequestRefusedException(TableError.InvalidResourceName);
        var write = new TableCreation(names, name);
        await file.Writer.RunAsync(write);
        return write.Refusal?.Answer()
            ?? TableAnswers.Json(201, Encoding.UTF8.GetBytes($$"""{"TableName":"{{name}}"}"""));
    }

    private async ValueTask<Answer> DeleteAsync(string name)
    {
        var write = new TableDeletion(names, name);
        await file.Writer.RunAsync(write);
        return write.Refusal?.Answer() ?? new Answer(204);
    }

    private Answer Entity(InProcessRequest request, TableAddress address)
    {
        var table = Table(address.Table);
        var selected = EntityQuery.Selection(new Query(request.Uri.Query)["$select"]);
        return file.Read(connection => EntityLookup.Read(connection, table, address, selected));
    }

    private Answer Page(InProcessRequest request, string table)
    {
        var id = Table(table);
        var page = new EntityPage(EntityQuery.Parse(new Query(request.Uri.Query)));
        return file.Read(connection => page.Read(connection, id));
    }

    private Answer List(Query query) => TableList.Answer(names, query);

    private long Table(string name) =>
        names.TryFind(name, out var id) ? id : throw new RequestRefusedException(TableError.TableNotFound);

    private static string TableName(ReadOnlySpan<byte> body)
    {
        var reader = new Utf8JsonReader(body);
        using var document = JsonDocument.ParseValue(ref reader);
        return document.RootElement.GetProperty("TableName").GetString() ?? "";
    }

    [LoggerMessage(2101, LogLevel.Error, "The table storage could not {Method} {Path}")]
    private partial void TableFailed(Exception failure, string method, string path);
}
