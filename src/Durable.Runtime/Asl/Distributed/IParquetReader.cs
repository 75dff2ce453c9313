using System.Text.Json.Nodes;

namespace Durable.Runtime.Asl.Distributed;

/// <summary>Reads Apache Parquet files. None comes with the runtime; plug one in where a Map needs it.</summary>
public interface IParquetReader
{
    /// <summary>Reads the rows of a file.</summary>
    /// <param name="content">The file; may not be able to seek.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <returns>The rows, each an object of its columns.</returns>
    /// <exception cref="ObjectStoreException">The file cannot be read.</exception>
    IAsyncEnumerable<JsonObject> ReadAsync(Stream content, CancellationToken cancellationToken);
}
