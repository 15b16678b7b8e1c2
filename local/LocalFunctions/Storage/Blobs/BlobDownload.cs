using System.Globalization;
using LocalFunctions.Storage.Blobs.Containers;
using LocalFunctions.Storage.Blobs.Files;
using LocalFunctions.Storage.Database;
using LocalFunctions.Storage.Wire;

namespace LocalFunctions.Storage.Blobs;

/// <summary>Answers GET and HEAD of a blob.</summary>
internal sealed class BlobDownload(Readers readers, BlobFiles files)
{
    public Answer Answer(BlobCall call)
    {
        while (true)
        {
            var blob = Find(call);
            if (BlobConditions.Of(call).RefusalOfReading(blob.Stamp) is { } refusal)
                throw new BlobRefusedException(refusal);
            if (call.Method == "HEAD")
                return WithHeaders(new Answer(200), blob, blob.Length).With("Content-MD5", blob.Headers.ContentMd5);
            try
            {
                return Content(call, blob);
            }
            catch (FileNotFoundException) when (Find(call).File != blob.File)
            {
                // It was replaced between row and file: the new row names the new file.
            }
        }
    }

    private Answer Content(BlobCall call, BlobRecord blob)
    {
        if (ByteRange.Of(call.Header("x-ms-range") ?? call.Header("Range"), blob.Length) is not { } range)
            return WithHeaders(new Answer(200, files.Open(blob.File)), blob, blob.Length)
                .With("Content-MD5", blob.Headers.ContentMd5);
        return WithHeaders(new Answer(206, new StreamSlice(files.Open(blob.File), range)), blob, range.Length)
            .With("Content-Range", range.ContentRange(blob.Length))
            .With("x-ms-blob-content-md5", blob.Headers.ContentMd5);
    }

    private static Answer WithHeaders(Answer answer, BlobRecord blob, long length)
    {
        answer
            .With("Content-Length", length.ToString(CultureInfo.InvariantCulture))
            .With("Content-Type", blob.Headers.ContentType)
            .With("Content-Encoding", blob.Headers.ContentEncoding)
            .With("Content-Language", blob.Headers.ContentLanguage)
            .With("Content-Disposition", blob.Headers.ContentDisposition)
            .With("Cache-Control", blob.Headers.CacheControl)
            .With("ETag", BlobTag.Of(blob.Stamp))
            .With("Last-Modified", BlobAnswers.HttpDate(blob.Stamp))
            .With("x-ms-creation-time", BlobAnswers.HttpDate(blob.Created))
            .With("Accept-Ranges", "bytes")
            .With("x-ms-blob-type", "BlockBlob")
            .With("x-ms-lease-status", "unlocked")
            .With("x-ms-lease-state", "available")
            .With("x-ms-server-encrypted", "true")
            .With("x-ms-copy-id", blob.Headers.CopyId)
            .With("x-ms-copy-status", blob.Headers.CopyId is null ? null : "success");
        foreach (var (name, value) in blob.Headers.Metadata)
            answer.With("x-ms-meta-" + name, value);
        return answer;
    }

    private BlobRecord Find(BlobCall call) =>
        readers.Read(connection =>
            BlobRecord.Find(connection, call.Container, call.Blob)
            ?? throw new BlobRefusedException(
                ContainerRecord.Find(connection, call.Container) is null
                    ? BlobError.ContainerNotFound
                    : BlobError.BlobNotFound
            )
        );
}
