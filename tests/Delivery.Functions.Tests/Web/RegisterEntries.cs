using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Delivery.Functions.Tests.People;
using Xunit;

namespace Delivery.Functions.Tests.Web;

/// <summary>Entries of registers as staff make them on the pages.</summary>
internal static class RegisterEntries
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>Saved, after the warnings that stand before it where there are any.</summary>
    public static async Task<(int Status, string? Location)> SavedAsync(EntryForm form)
    {
        var sent = await form.SendAsync();
        if (sent.Status == 200)
            sent = await form.Again(sent).SendAsync();
        Assert.True(sent.Status == 303, sent.Text);
        return (sent.Status, sent.Location);
    }

    // Dated tables, channels and letters are not there from the beginning.
    public static async Task MakeAsync(this Neighbourhood town, string entry)
    {
        using var known = await town.App.Http.GetAsync(entry, Stop);
        if (known.StatusCode == HttpStatusCode.OK)
            return;
        var (list, code) = (entry.Split('/')[2], entry.Split('/')[3]);
        var form = await EntryForm.OpenAsync(town.App.Http, $"/staff/new/{list}");
        form["code"] = code;
        if (list == "channels")
            (form["title"], form["kind"], form["address"]) = ("徐汇", "Email", "editor@example.cn");
        if (list == "agreement-texts")
            form["from"] = "2028-01-01";
        await SavedAsync(form);
    }

    public static async Task<IDocument> OpenAsync(this Neighbourhood town, string path) =>
        new HtmlParser().ParseDocument(await town.App.Http.GetStringAsync(path, Stop));
}
