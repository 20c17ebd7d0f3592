import AssayMarkdown
import AssayTestSupport
import Testing

struct `Markdown as HTML` {
  private static func html(_ text: String) -> String { MarkdownDocument.parse(text).document.html() }

  @Test(arguments: [
    ("", ""),
    ("Hello", "<p>Hello</p>\n"),
    ("a\n\nb\nc", "<p>a</p>\n<p>b\nc</p>\n"),
    ("*a* **b** `c*d*`", "<p><em>a</em> <strong>b</strong> <code>c*d*</code></p>\n"),
    ("# A\n### B", "<h1>A</h1>\n<h3>B</h3>\n"),
    ("- a\n- b\n  - c", "<ul>\n<li>a</li>\n<li>b\n<ul>\n<li>c</li>\n</ul>\n</li>\n</ul>\n"),
    ("3. a\n\n4. b", "<ol start=\"3\">\n<li>\n<p>a</p>\n</li>\n<li>\n<p>b</p>\n</li>\n</ol>\n"),
    ("> a\n> b", "<blockquote>\n<p>a\nb</p>\n</blockquote>\n"),
    ("```swift\nlet a = 1 < 2\n```", "<pre><code class=\"language-swift\">let a = 1 &lt; 2\n</code></pre>\n"),
    ("```a\"b onx=\nx\n```", "<pre><code>x\n</code></pre>\n"),
    ("---", "<hr>\n"),
    ("a\\\nb", "<p>a<br>\nb</p>\n"),
    (
      "|a|b|\n|:-|-:|\n|1|\n|2|3|4|",
      "<table>\n<thead>\n<tr>\n<th class=\"left\">a</th>\n<th class=\"right\">b</th>\n</tr>\n</thead>\n<tbody>\n"
        + "<tr>\n<td class=\"left\">1</td>\n<td class=\"right\"></td>\n</tr>\n"
        + "<tr>\n<td class=\"left\">2</td>\n<td class=\"right\">3</td>\n</tr>\n</tbody>\n</table>\n"
    ),
    (
      "[a b](https://x.org/?a=1&b='2' \"t\")",
      "<p><a href=\"https://x.org/?a=1&amp;b=%272%27\" rel=\"noopener\" title=\"t\">a b</a></p>\n"
    ),
    ("<https://x.org>", "<p><a href=\"https://x.org\" rel=\"noopener\">https://x.org</a></p>\n"),
    ("<a@x.org>", "<p><a href=\"mailto:a@x.org\" rel=\"noopener\">a@x.org</a></p>\n"),
    ("![A *door*](media/a b.png)", "<p>![A <em>door</em>](media/a b.png)</p>\n"),
    ("![A *door*](<media/a b.png>)", "<p><img data-media=\"media/a b.png\" alt=\"A door\"></p>\n"),
    (
      "$a_1$",
      "<p><math xmlns=\"http://www.w3.org/1998/Math/MathML\" alttext=\"a sub 1\"><semantics><msub><mi>a</mi><mn>1</mn></msub>"
        + "<annotation encoding=\"application/x-tex\">a_1</annotation></semantics></math></p>\n"
    ),
    (
      "$$\nx\n$$",
      "<math xmlns=\"http://www.w3.org/1998/Math/MathML\" display=\"block\" alttext=\"x\"><semantics><mi>x</mi>"
        + "<annotation encoding=\"application/x-tex\">x</annotation></semantics></math>\n"
    ),
    (
      "so $$x$$ holds",
      "<p>so <math xmlns=\"http://www.w3.org/1998/Math/MathML\" display=\"block\" alttext=\"x\"><semantics><mi>x</mi>"
        + "<annotation encoding=\"application/x-tex\">x</annotation></semantics></math> holds</p>\n"
    ),
    (
      "A [[kind]] key of {{n}} bits",
      "<p>A <span class=\"gap\" data-gap=\"kind\"></span> key of <span class=\"parameter\">{{n}}</span> bits</p>\n"
    ),
    ("~~a~~ www.x.org a^b^", "<p>~~a~~ www.x.org a^b^</p>\n"),
    ("- [ ] a", "<ul>\n<li>[ ] a</li>\n</ul>\n"),
    ("AT&T &copy; &amp;lt;", "<p>AT&amp;T © &amp;lt;</p>\n"),
    ("\"quoted\" 'text'", "<p>&quot;quoted&quot; &#39;text&#39;</p>\n"),
  ])
  func `is what CommonMark and the extensions of the format say`(text: String, html: String) {
    #expect(Self.html(text) == html)
  }

  @Test func `of a whole stimulus is as recorded`() {
    #expect(golden(Self.html(Example.stimulus), "stimulus.html").isGood)
  }
}

/// A text that has every construct.
enum Example {
  static let stimulus = #"""
    # The *changed* bank details

    On Friday at 16:40 accounts payable receives this message:

    > Dear colleague,
    > our **bank details** have changed. Please use `DE02 1203` from now on,
    > or call [our helpline](https://example.org/help?a=1&b=2 "Help & more").
    >
    > - urgent
    > - confidential

    ![An invoice whose account number differs from the last one](media/invoice.png)

    1. Check the number.
    2. Compare the two:

       | Field | Old | New |
       |:------|:---:|----:|
       | IBAN  | DE02 `1203` | DE75 $x_1$ |
       | a \| b | | **!** |

    10 lines of code\
    follow:

    ```python
    if a < b and "x" in c:
        print('<b>', "$5", "[[not a gap]]")
    ```

    ---

    The entropy is $H = L \log_2 N$, so with {{length}} characters

    $$
    H = {{length}} \cdot \log_2 |S| \quad \text{and } a_i < b_j
    $$

    A [[kind]] key has [[bits]] bits. It costs \$5, or from $6 to $7, or 8 $.
    """#
}
