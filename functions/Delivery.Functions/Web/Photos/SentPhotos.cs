using Delivery.Domain;
using Microsoft.AspNetCore.Http;

namespace Delivery.Functions.Web.Photos;

/// <summary>The photos that came with a form, each written anew.</summary>
public static class SentPhotos
{
    /// <summary>A form's greatest length in bytes where photos come along.</summary>
    public const int FormLimit = 25 * 1024 * 1024;

    /// <returns>All of them, or each that is none by its name.</returns>
    public static async Task<Outcome<IReadOnlyList<CleanPhoto>>> ReadAsync(IFormCollection form, string field, int most)
    {
        // A file input that was left alone posts an empty file.
        var files = form.Files.GetFiles(field).Where(file => file.Length > 0).ToList();
        if (files.Count > most)
            return Outcome.Refused<IReadOnlyList<CleanPhoto>>(
                "photo.too-many",
                $"一次最多传{most}张照片，请挑几张",
                field
            );
        var (photos, refusals) = (new List<CleanPhoto>(), new List<Refusal>());
        foreach (var file in files)
        {
            var read = await ReadAsync(file);
            photos.AddRange(read.IsRefused ? [] : [read.Value]);
            refusals.AddRange(read.Refusals.Select(refusal => Named(refusal, file.FileName, field)));
        }

        return refusals.Count > 0
            ? Outcome.Refused<IReadOnlyList<CleanPhoto>>(refusals)
            : Outcome.Of<IReadOnlyList<CleanPhoto>>(photos);
    }

    private static async Task<Outcome<CleanPhoto>> ReadAsync(IFormFile file)
    {
        if (file.Length > PhotoCleaner.MostBytes)
            return PhotoCleaner.Clean(new byte[PhotoCleaner.MostBytes + 1]);
        using var bytes = new MemoryStream();
        await file.CopyToAsync(bytes);
        return PhotoCleaner.Clean(bytes.GetBuffer().AsSpan(0, (int)bytes.Length));
    }

    private static Refusal Named(Refusal refusal, string name, string field) =>
        refusal with
        {
            Message = $"“{(name.Length > 40 ? name[^40..] : name)}”：{refusal.Message}",
            Field = field,
        };
}
