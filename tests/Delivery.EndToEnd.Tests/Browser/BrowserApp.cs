using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Delivery.Local.City;
using Delivery.Local.Hosting;
using Delivery.Local.Sample;
using LocalFunctions.Clock;
using LocalFunctions.Hosting;
using Microsoft.Playwright;
using Cookie = Microsoft.Playwright.Cookie;

namespace Delivery.EndToEnd.Tests.Browser;

/// <summary>The host with its sample data on a port, at a Monday morning in August, and a real Chromium to look at it.</summary>
public sealed class BrowserApp : IAsyncLifetime
{
    private const string Chromium = "/usr/bin/chromium";
    private readonly ConcurrentDictionary<string, IReadOnlyList<Cookie>> signedIn = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IBrowserContext> open = new(StringComparer.Ordinal);
    private readonly string folder = Directory.CreateTempSubdirectory("delivery-browser-").FullName;
    private IPlaywright? playwright;
    private IBrowser? browser;

    public FunctionsHost Host { get; private set; } = null!;

    public CityApi Api { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Assert.True(File.Exists(Chromium), $"These tests need {Chromium}: ./test.sh installs it.");
        Host = await FunctionsHost.StartAsync(
            new FunctionsHostOptions
            {
                App = DeliveryOnThisMachine.App,
                DataFolder = folder,
                Urls = $"http://127.0.0.1:{FreePort()}",
                // Every test signs in anew, within minutes.
                Settings = new Dictionary<string, string?> { ["Delivery:Rates:SignInsPerAddress"] = "1000" },
                Clock = ClockChoice.Simulated(DateTimeOffset.Parse("2026-08-03T09:00:00+08:00")),
            }
        );
        await SampleData.LoadAsync(Host);
        Api = new CityApi(Host.CreateClient(), Host.StaffApiKey, Host.ApproverApiKey);
        (await Api.PostAsync("api/programmes/2026-W33/publish", null, "publish-2026-W33")).Must("2026-W33");
        await Host.IdleAsync();
        // The two cores of a small machine may have much else to do.
        Assertions.SetDefaultExpectTimeout(60_000);
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(
            new BrowserTypeLaunchOptions
            {
                ExecutablePath = Chromium,
                Args =
                [
                    "--no-sandbox",
                    "--disable-quic",
                    "--no-first-run",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync",
                ],
            }
        );
    }

    /// <summary>A fresh browser, signed in as nobody.</summary>
    public async Task<IPage> OpenAsync(int width = 1280, bool script = true) =>
        await (await BrowserAsync(width, script)).NewPageAsync();

    /// <summary>A new page in the browser that this person had open before: many pages come sooner so.</summary>
    public async Task<IPage> OpenAgainAsync(string person, int width)
    {
        if (!open.TryGetValue(person, out var context))
            open[person] = context = await BrowserAsync(width, script: true);
        return await context.NewPageAsync();
    }

    private async Task<IBrowserContext> BrowserAsync(int width, bool script)
    {
        var context = await browser!.NewContextAsync(
            new BrowserNewContextOptions
            {
                BaseURL = Host.BaseUrl.ToString(),
                ViewportSize = new ViewportSize { Width = width, Height = 900 },
                Locale = "zh-CN",
                JavaScriptEnabled = script,
            }
        );
        context.SetDefaultTimeout(60_000);
        return context;
    }

    /// <summary>
    /// Signs a street or a teacher in, as they do it: by the link in their mail. Who comes again, is still signed in.
    /// </summary>
    public Task SignInAsync(IPage page, string email) => OnceAsync(page, email, () => ByLinkAsync(page, email));

    /// <summary>Once more, as after weeks, when a session has ended.</summary>
    public Task SignInAgainAsync(IPage page, string email) => ByLinkAsync(page, email);

    public Task SignInStaffAsync(IPage page, string name) =>
        OnceAsync(
            page,
            name,
            async () =>
            {
                await page.GotoAsync("/local/sign-in");
                await PressAsync(page, $"button:has-text('以{name}登录')");
            }
        );

    private async Task OnceAsync(IPage page, string person, Func<Task> signInAsync)
    {
        if (signedIn.TryGetValue(person, out var known))
        {
            await page.Context.AddCookiesAsync(known);
            return;
        }
        await signInAsync();
        var cookies = await page.Context.CookiesAsync();
        signedIn[person] = [.. cookies.Select(CookieOf)];
    }

    // The answer brings the cookie; the page that it leads to may come later.
    private static Task PressAsync(IPage page, string button) =>
        page.RunAndWaitForResponseAsync(
            () => page.ClickAsync(button),
            answer => answer.Request.Method == HttpMethod.Post.Method
        );

    private static Cookie CookieOf(BrowserContextCookiesResult cookie) =>
        new()
        {
            Name = cookie.Name,
            Value = cookie.Value,
            Domain = cookie.Domain,
            Path = cookie.Path,
            HttpOnly = cookie.HttpOnly,
            Secure = cookie.Secure,
            SameSite = cookie.SameSite,
        };

    private async Task ByLinkAsync(IPage page, string email)
    {
        // One link a minute for each address, and each link signs in once.
        await Host.Mover.AdvanceAsync(TimeSpan.FromMinutes(1));
        await page.GotoAsync("/sign-in");
        await page.FillAsync("input[name=email]", email);
        await page.ClickAsync("main form button");
        await page.GotoAsync(await LinkAsync(email, "登录"));
        await PressAsync(page, "main form button");
    }

    /// <summary>The first link of the newest mail to an address whose subject holds a word.</summary>
    public async Task<string> LinkAsync(string email, string subject)
    {
        await Host.IdleAsync();
        var mail = Host.Mail.List(email).First(mail => mail.Subject.Contains(subject, StringComparison.Ordinal));
        return Host.Mail.Find(mail.Id)!.Links[0];
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
            await browser.DisposeAsync();
        playwright?.Dispose();
        await Host.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
